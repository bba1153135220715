//! The first page of the window, its lists and its status.

use super::Text;

table! {
    Tagline: "Panels, balloons and lettering in every language", "画格、对话框与多语言嵌字";
    Licence: "Free software under the MIT and Apache 2.0 licences", "自由软件，采用 MIT 与 Apache 2.0 许可证";
    NewComic: "New comic", "新建漫画";
    OpenComic: "Open…", "打开…";
    StartHello: "Hi!", "嘿！";
    BeginWith: "Begin a new comic with", "新建漫画，选择类型";
    StartWhat: "What?!", "啊？！";
    FirstLayout: "Panels", "画格";
    NoPanels: "None yet", "暂无";
    SampleComic: "The sample", "示例作品";
    SampleAbout: "The sample that comes with Panelwright", "随 Panelwright 附带的示例作品";
    FileMissing: "Not there any more", "文件已不存在";
    ForgetFile: "Take {0} off this list", "从列表中移除 {0}";
    NoDocument: "No comic is open", "没有打开的漫画";
    Untitled: "Untitled", "未命名";
    Canvas: "Canvas", "画布";
    ContextMenu: "What can be done here", "可用操作";
    DropHere: "Drop a picture on a panel", "把图片放到画格上";
    Layers: "Layers", "图层";
    ReadingList: "Reading", "阅读";
    KindPanel: "Panel", "画格";
    KindBalloon: "Balloon", "对话框";
    KindCaption: "Caption", "旁白框";
    KindEffect: "Sound", "拟声词";
    KindArt: "Picture", "图片";
    PanelNumber: "Panel {0}", "画格 {0}";
    NoWords: "no words yet", "尚无文字";
    ShowItem: "Show", "显示";
    UnlockItem: "Unlock", "解锁";
    LayersEmpty: "Nothing is on this page yet", "此页还没有对象";
    Pages: "Pages", "页面";
    PageN: "Page {0}", "第 {0} 页";
    PageOf: "Page {0} of {1}", "第 {0} 页，共 {1} 页";
    ZoomTip: "Of the export's pixels: at 100 % one pixel of the screen is one pixel of the page", "相对于导出像素：100 % 时屏幕一个像素等于页面一个像素";
    Issues: "{0} issues", "{0} 个问题";
    Quoted: "“{0}”: {1}", "“{0}”：{1}";
    OneIssue: "1 issue", "1 个问题";
    Saved: "Saved", "已保存";
    Unsaved: "Not saved", "未保存";
    Saving: "Saving…", "正在保存…";
}
