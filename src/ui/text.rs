//! Every text of the window in one table, in each language that the window speaks.

pub use super::names::{
    bindings, envelope, facings, issue, label, lang_name, preset, readings, rule, style_name, writing,
};
use crate::model::Lang;
use serde::{Deserialize, Serialize};
use std::fmt::Display;

/// A language that the window speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    SimplifiedChinese,
}

impl Tongue {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::SimplifiedChinese];

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::SimplifiedChinese => "简体中文",
        }
    }

    /// As a language of comics.
    pub fn lang(self) -> Lang {
        match self {
            Self::English => Lang::english(),
            Self::SimplifiedChinese => Lang::simplified_chinese(),
        }
    }

    /// The one that the system speaks, English if it speaks another.
    pub fn of_system() -> Self {
        let chinese = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|v| !v.is_empty())
            .is_some_and(|v| v.starts_with("zh"));
        if chinese { Self::SimplifiedChinese } else { Self::English }
    }
}

/// A text in a language.
pub fn of(tongue: Tongue, key: Text) -> &'static str {
    let (english, chinese) = key.both();
    match tongue {
        Tongue::English => english,
        Tongue::SimplifiedChinese => chinese,
    }
}

/// A text with its `{0}`, `{1}` … filled in.
pub fn fill(text: &str, values: &[&dyn Display]) -> String {
    values
        .iter()
        .enumerate()
        .fold(text.to_owned(), |text, (n, value)| text.replace(&format!("{{{n}}}"), &value.to_string()))
}

macro_rules! table {
    ($($key:ident: $english:literal, $chinese:literal;)*) => {
        /// The key of a text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Text {
            $($key,)*
        }

        impl Text {
            /// Every key.
            #[cfg(test)]
            pub const ALL: &'static [Self] = &[$(Self::$key,)*];

            fn both(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$key => ($english, $chinese),)*
                }
            }
        }
    };
}

table! {
    MenuFile: "File", "文件";
    MenuEdit: "Edit", "编辑";
    MenuPage: "Page", "页面";
    MenuItem: "Item", "对象";
    MenuView: "View", "视图";
    MenuHelp: "Help", "帮助";
    CmdNew: "New…", "新建…";
    CmdOpen: "Open…", "打开…";
    OpenRecent: "Open Recent", "最近打开";
    CmdClose: "Close", "关闭";
    CmdSave: "Save", "保存";
    CmdSaveAs: "Save As…", "另存为…";
    CmdExport: "Export…", "导出…";
    CmdQuit: "Quit", "退出";
    CmdUndo: "Undo", "撤销";
    CmdRedo: "Redo", "重做";
    VerbWhat: "{0} {1}", "{0}{1}";
    CmdCut: "Cut", "剪切";
    CmdCopy: "Copy", "复制";
    CmdCopyPicture: "Copy as a Picture", "复制为图片";
    CmdCopyWords: "Copy the Words", "复制文字";
    CmdPaste: "Paste", "粘贴";
    CmdDuplicate: "Duplicate", "再制";
    CmdDelete: "Delete", "删除";
    CmdSelectAll: "Select All", "全选";
    CmdAddPage: "Add Page", "添加页面";
    CmdDuplicatePage: "Duplicate Page", "再制页面";
    CmdDeletePage: "Delete Page", "删除页面";
    CmdCopyPages: "Copy Page", "复制页面";
    CmdOverview: "Page Overview", "页面总览";
    PagesCounted: "Pages: {0}", "共 {0} 页";
    PagesSelected: "{0} selected", "已选 {0} 页";
    BackToPage: "Back to the Page", "返回页面";
    ThumbnailSize: "Size of the pages", "页面大小";
    AsSpreads: "Facing pages", "对页";
    OpenPage: "Open", "打开";
    Cover: "Cover", "封面";
    IsCover: "Cover of the book", "作为封面";
    Printed: "Page number and running texts", "显示页码与页眉页脚";
    CannotPastePages: "The pages cannot be pasted", "无法粘贴页面";
    CmdPreviousPage: "Previous Page", "上一页";
    CmdNextPage: "Next Page", "下一页";
    CmdFront: "Bring to Front", "移到最前";
    CmdForward: "Bring Forward", "上移一层";
    CmdBackward: "Send Backward", "下移一层";
    CmdBack: "Send to Back", "移到最后";
    CmdLock: "Lock", "锁定";
    AlignMenu: "Align and Distribute", "对齐与分布";
    AlignLeft: "Align Left", "左对齐";
    AlignCentre: "Align Centres", "水平居中";
    AlignRight: "Align Right", "右对齐";
    AlignTop: "Align Tops", "顶端对齐";
    AlignMiddle: "Align Middles", "垂直居中";
    AlignBottom: "Align Feet", "底端对齐";
    AlignSpreadAcross: "Distribute Across", "水平分布";
    AlignSpreadDown: "Distribute Down", "垂直分布";
    CmdFindPictures: "Find Missing Pictures…", "查找缺失的图片…";
    TitleFindIn: "Look for the pictures in a folder", "在文件夹中查找图片";
    ArtChanged: "{0} was changed by another program and is shown as it is now", "{0} 已被其他程序修改，现显示新版本";
    ArtChangedMany: "{0} pictures were changed by other programs and are shown as they are now", "{0} 张图片已被其他程序修改，现显示新版本";
    ArtLost: "{0} is no longer where it was", "{0} 已不在原处";
    ArtFound: "A picture that had moved was found: {0}", "已找到移动过的图片：{0}";
    ArtFoundMany: "{0} pictures that had moved were found", "已找到 {0} 张移动过的图片";
    ArtNotFound: "These pictures were not found there:", "以下图片在此处没有找到：";
    CmdReplaceArt: "Replace Picture…", "替换图片…";
    CmdArtBehind: "One Picture Behind All Panels…", "整页图片置于所有画格之后…";
    CmdLargerLetters: "Larger Letters", "放大文字";
    CmdSmallerLetters: "Smaller Letters", "缩小文字";
    CmdBleed: "Bleed to the Page Edge", "出血到页边";
    CmdMerge: "Merge Panels", "合并画格";
    CmdDivide: "Divide into Rows and Columns…", "按行列划分…";
    Panels: "Panels", "画格";
    TitleDivide: "Divide panels", "划分画格";
    DivideHint: "Each selected panel is divided like this; pictures and balloons stay where they are.", "每个所选画格都按此划分；图片与对话框留在原处。";
    Divide: "Divide", "划分";
    Rows: "Rows", "行数";
    Columns: "Columns", "列数";
    GutterRows: "Row gap", "行间距";
    GutterColumns: "Column gap", "列间距";
    CmdHide: "Hide", "隐藏";
    CmdEditWords: "Edit Words", "编辑文字";
    CmdTidy: "Tidy the Words…", "整理文字…";
    CmdLayouts: "Page Layout…", "页面布局…";
    CmdColours: "Colours…", "颜色…";
    CmdPageSetup: "Page Setup…", "页面设置…";
    CmdFonts: "Fonts…", "字体…";
    CmdSettings: "Settings…", "设置…";
    CmdNextItem: "Select the Next Item", "选择下一个对象";
    CmdPreviousItem: "Select the Item Before", "选择上一个对象";
    CmdFitPage: "Fit Page", "适合页面";
    CmdActualSize: "100 %", "100 %";
    CmdZoomIn: "Zoom In", "放大";
    CmdZoomOut: "Zoom Out", "缩小";
    CmdSecondView: "Second View", "第二视图";
    CmdPhone: "Phone Preview", "手机预览";
    PhoneCapitals: "Capitals {0} mm", "大写字高 {0} mm";
    PhoneCapitalsTip: "How high the capitals of plain speech are on a phone of 6.1 inches", "普通对白的大写字母在 6.1 英寸手机上的高度";
    CmdLayers: "Layers and Reading Order", "图层与阅读顺序";
    CmdRulers: "Rulers", "标尺";
    MenuGuides: "Guides", "参考线";
    CmdRuled: "Show Guides", "显示参考线";
    CmdLockGuides: "Lock Guides", "锁定参考线";
    CmdClearGuides: "Clear Guides", "清除参考线";
    CmdSpreadGuides: "Copy Guides to All Pages", "将参考线复制到所有页面";
    CmdGroup: "Group", "编组";
    CmdUngroup: "Ungroup", "取消编组";
    GuideUpright: "Upright", "竖线";
    GuideLevel: "Level", "横线";
    RemoveGuide: "Remove the guide", "移除参考线";
    RulerTop: "Ruler above", "上方标尺";
    RulerLeft: "Ruler at the left", "左侧标尺";
    RulerHint: "Drag a guide out of the ruler; right-click for the unit", "从标尺拖出参考线；右键选择单位";
    Unit: "Unit", "单位";
    UnitUsual: "As the page is measured", "按页面惯用单位";
    UnitMm: "Millimetres", "毫米";
    UnitPx: "Pixels of the export", "导出像素";
    UnitInch: "Inches", "英寸";
    CmdOrderByPlace: "Order by Position", "按位置排列阅读顺序";
    CmdFacingPages: "Facing Pages", "对页视图";
    CmdGuides: "Bleed, Trim and Safe Lines", "出血线、裁切线与安全线";
    CmdPalette: "Find a Command…", "查找命令…";
    PaletteHint: "Type what you want to do", "输入想做的操作";
    PaletteNothing: "No command is called that", "没有这样的命令";
    CmdShortcuts: "Keyboard Shortcuts", "键盘快捷键";
    CmdAbout: "About Panelwright", "关于 Panelwright";
    Theme: "Theme", "主题";
    ThemeDark: "Dark", "深色";
    ThemeLight: "Light", "浅色";
    WindowLanguage: "Language", "界面语言";
    ToolSelect: "Select", "选择";
    ToolCorners: "Corners and Edges", "角与边";
    ToolPanel: "Panel", "画格";
    ToolKnife: "Knife", "裁切刀";
    ToolBalloon: "Balloon", "对话框";
    ToolCaption: "Caption", "旁白框";
    ToolEffect: "Sound Effect", "拟声词";
    ToolOrder: "Reading Order", "阅读顺序";
    ToolHand: "Hand", "抓手";
    HintSelect: "Click to select, drag to move; drag on empty paper to select more, drag a gutter to move it, with Alt only that of the panels there", "单击选择，拖动移动；在空白处拖动可框选，拖动间距可移动，按住 Alt 只移动该处画格";
    HintEmptyPage: "The page is empty: Panel draws a panel, Page Layout fills the page with panels; or drop a picture here", "页面是空的：用画格工具画出画格，或用页面布局铺满；也可把图片拖到这里";
    HintSeveral: "Drag moves them together, arrows nudge; Shift adds and takes away, Alt copies; they can be aligned at the right", "拖动可一起移动，方向键微移；Shift 加选或减选，Alt 复制；可在右侧对齐";
    HintBarePanel: "Drag to move, drag handles to resize, with Ctrl bend a corner; drop a picture on it; arrows nudge", "拖动以移动，拖动控制点以缩放，按住 Ctrl 弯折角点；可把图片拖入；方向键微移";
    HintPicture: "Double-click to move the picture in its frame; drag handles to resize, with Ctrl bend a corner; Alt copies", "双击可在画格内移动图片；拖动控制点以缩放，按住 Ctrl 弯折角点；Alt 复制";
    HintWords: "Enter or a double click edits the words; drag to move, handles resize; Alt copies", "按 Enter 或双击编辑文字；拖动以移动，控制点缩放；Alt 复制";
    HintTails: "Drag the round handle to the mouth that speaks, the others bend and widen the tail; Enter edits the words", "把圆形控制点拖到说话者的嘴边，其余控制点弯曲、加宽尾巴；Enter 编辑文字";
    HintLetters: "Handles size, turn and bend the letters; Enter or a double click edits them", "控制点可缩放、旋转、弯曲文字；按 Enter 或双击编辑";
    HintLocked: "This is locked; unlock it to change it", "对象已锁定，解锁后才能更改";
    HintMoving: "Shift keeps to an axis, Ctrl leaves out snapping, Alt copies; Escape takes it back", "Shift 沿轴移动，Ctrl 不吸附，Alt 复制；Esc 取消";
    HintSelecting: "What the box touches is selected, with Shift as well as before; Escape takes it back", "选择框碰到的对象会被选中，Shift 保留原有选择；Esc 取消";
    HintPanningArt: "Shift keeps to an axis; the wheel zooms; Escape takes it back", "Shift 沿轴移动；滚轮缩放；Esc 取消";
    HintResizing: "Shift keeps the proportion, Alt sizes from the middle, Ctrl leaves out snapping; Escape takes it back", "Shift 保持比例，Alt 从中心缩放，Ctrl 不吸附；Esc 取消";
    HintBending: "The corner goes where you drag it; Shift keeps to an axis, Ctrl leaves out snapping; Escape takes it back", "角点随拖动移动；Shift 沿轴移动，Ctrl 不吸附；Esc 取消";
    HintTail: "Drag to the mouth that speaks; marked speakers draw it, with Ctrl they do not; Escape takes it back", "拖到说话者的嘴边；会吸附到已标记的说话者，Ctrl 不吸附；Esc 取消";
    HintPoint: "Drag to where it should be; Escape takes it back", "拖到目标位置；Esc 取消";
    HintTurning: "Shift turns in steps of 15°; Escape takes it back", "Shift 以 15° 步进旋转；Esc 取消";
    HintGutter: "The panels on both sides follow; the gutter keeps its width; Ctrl leaves out snapping; Escape takes it back", "两侧画格随之移动，间距保持不变；Ctrl 不吸附；Esc 取消";
    HintGuide: "Let go where it belongs, or over a ruler to take it away; Escape takes it back", "松开以放置参考线，拖回标尺即可移除；Esc 取消";
    HintNumbering: "Let go on the number that it should have; Escape takes it back", "在目标编号上松开；Esc 取消";
    HintDrawing: "Shift keeps it square, Alt grows it from its middle, Ctrl leaves out snapping; Escape takes it back", "Shift 保持正方形，Alt 从中心扩展，Ctrl 不吸附；Esc 取消";
    HintCutting: "Shift turns in steps of 15°, Ctrl leaves out straightening, Alt leaves no gutter; Escape takes it back", "Shift 以 15° 步进，Ctrl 不自动对齐，Alt 不留间距；Esc 取消";
    HintPlacing: "Let go where the tail should end, or at once for none; Escape takes it back", "在尾巴末端松开，立即松开则无尾巴；Esc 取消";
    HintPanel: "Drag out a panel: it snaps to the page and to gutters; Shift square, Alt from its middle, Ctrl free", "拖出一个画格：自动吸附页面与间距；Shift 正方形，Alt 从中心，Ctrl 不吸附";
    HintPoints: "Drag a point; on the outline, drag or double-click for a new one; Alt+click makes it sharp or smooth; a double click removes it", "拖动点；在轮廓上拖动或双击可添加点；Alt+单击切换尖角与平滑；双击点可移除";
    HintCorners: "Drag corners and edges, neighbours follow, with Alt not; the round handle bends an edge; a double click adds a corner or removes it", "拖动角点与边，相邻画格随之移动，Alt 只动此格；圆点使边弯曲；双击添加或移除角点";
    HintKnife: "Drag across panels to cut them, or click from point to point; Shift steps of 15°, Ctrl not straightened, Alt no gutter", "拖过画格即可切开，或逐点单击画折线；Shift 以 15° 步进，Ctrl 不自动对齐，Alt 不留间距";
    HintLaying: "Click the next point; a double click or Enter cuts, Backspace takes the last point back, Escape all", "单击下一点；双击或按 Enter 切开，Esc 取消";
    HintBalloon: "Click to place a balloon, or drag from it to the mouth that speaks; with Ctrl draw its outline by hand", "单击放置对话框，或从对话框拖到说话者的嘴边；按住 Ctrl 手绘轮廓";
    HintCaption: "Click or drag to place a caption", "单击或拖动以放置旁白框";
    HintEffect: "Click to place a sound effect", "单击以放置拟声词";
    HintOrder: "Drag a number onto another one: panels change places on the page, lines within their panel", "把编号拖到另一个编号上：画格在页内换序，台词在画格内换序";
    HintHand: "Drag to pan; Ctrl and wheel zoom", "拖动以平移；Ctrl 加滚轮缩放";
    HintTyping: "Ctrl+Enter or a click outside ends, Tab goes on to the next words; Ctrl+B emphasis, Ctrl+I italic", "Ctrl+Enter 或单击外部结束，Tab 转到下一处文字；Ctrl+B 强调，Ctrl+I 斜体";
    WaitsForPicture: "The picture is being moved in its panel: Esc ends that, then “{0}” can be done", "正在画格内移动图片：先按 Esc 结束，再执行“{0}”";
    WaitsForWords: "“{0}” is not done while words are typed: Ctrl+Enter ends them first", "输入文字时不能执行“{0}”：请先按 Ctrl+Enter 结束输入";
    StandsAlone: "No page faces this one; on other pages both are seen", "本页没有对页；在其他页会并排显示";
    DropWaits: "What was dropped was not taken: close the dialog first, then drop it again", "未接收拖入的文件：请先关闭对话框，然后再拖入";
    HintOverview: "Click selects, Shift a range, Ctrl adds; drag to put in order; double-click or Enter opens; Escape goes back", "单击选择，Shift 选择一段，Ctrl 增减；拖动调整顺序；双击或 Enter 打开；Esc 返回";
    HintArt: "Drag the picture in its panel, the wheel zooms it; Delete removes it, Escape ends", "在画格内拖动图片，滚轮缩放；Delete 删除，Esc 结束";
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
    OneIssue: "1 issue", "1 个问题";
    Saved: "Saved", "已保存";
    Unsaved: "Not saved", "未保存";
    Saving: "Saving…", "正在保存…";
    Loud: "Emphasis: bold and italic", "强调：粗斜体";
    Italic: "Italic", "斜体";
    LettersColour: "Colour of the letters", "文字颜色";
    EmphasisSize: "Size of the letters", "文字大小";
    Plain: "Take off all emphasis", "清除强调";
    Dots: "Emphasis dots", "着重号";
    Direction: "Lines run", "文字方向";
    DirectionByLanguage: "As the language does", "随语言";
    DirectionAcross: "Across", "横排";
    DirectionDown: "Down", "直排";
    Kinsoku: "Line edges", "避头尾";
    KinsokuUsual: "Usual", "默认";
    KinsokuLoosest: "Loosest", "最宽松";
    KinsokuLoose: "Loose", "宽松";
    KinsokuStrict: "Strict", "严格";
    KinsokuStrictest: "Strictest", "最严格";
    UprightFigures: "Upright figures", "直排数字";
    UprightMarked: "As marked", "仅手动";
    UprightUsual: "Usual", "常用";
    UprightMore: "More", "更多";
    Hang: "Hanging marks", "标点悬挂";
    Hyphenate: "Hyphenate", "自动断字";
    CutWords: "Cut long words", "断开长单词";
    Upright: "Upright in one cell of a vertical line", "直排中横排（纵中横）";
    Ruby: "Ruby", "注音";
    RubyHint: "Reading of the selected words", "所选文字的读音";
    RubyExample: "whole, or one each: a|b", "整体，或逐字：甲|乙";
    Apply: "Apply", "应用";
    Words: "Words", "文字";
    Speaker: "Speaker", "说话者";
    Nobody: "Nobody", "无";
    Style: "Style", "样式";
    StyleOfSpeaker: "As the speaker", "随说话者";
    StyleOfPurpose: "As the purpose", "随用途";
    StyleOfEffect: "Plain effect", "默认拟声词";
    FromStyle: "As the style has it", "恢复为样式";
    Layout: "Layout", "布局";
    Home: "Belongs to", "所属";
    HomePage: "The page", "页面";
    Position: "Position", "位置";
    Size: "Size", "大小";
    Width: "Width", "宽";
    Height: "Height", "高";
    WidthShort: "W", "宽";
    HeightShort: "H", "高";
    AutoSize: "Fits its words", "随文字自动";
    AutoWidth: "Auto", "自动";
    Auto: "Auto", "自动";
    Body: "Body", "外形";
    Shape: "Shape", "形状";
    ShapeEllipse: "Ellipse", "椭圆";
    ShapeRounded: "Rounded", "圆角";
    ShapeBox: "Box", "方框";
    ShapeCloud: "Cloud", "云朵";
    ShapeBurst: "Burst", "爆炸";
    ShapeWavy: "Wavy", "波浪";
    ShapeElectric: "Electric", "锯齿";
    ShapeRobot: "Robot", "切角";
    ShapeDrawn: "Drawn by hand", "手绘";
    Squareness: "Squareness", "方度";
    CornerRadius: "Corners", "圆角半径";
    CornerCut: "Corners", "切角大小";
    LobeWidth: "Lobe width", "云瓣宽度";
    SpikeWidth: "Spike width", "尖刺宽度";
    SpikeDepth: "Spike height", "尖刺高度";
    WaveLength: "Wavelength", "波长";
    WaveDepth: "Wave height", "波高";
    ToothWidth: "Tooth width", "齿宽";
    ToothDepth: "Tooth height", "齿高";
    OutlineKind: "Outline", "轮廓线";
    OutlineSingle: "Single line", "单线";
    OutlineDashed: "Dashed", "虚线";
    OutlineDouble: "Double line", "双线";
    OutlineBare: "None, words with a halo", "无框，文字描边";
    Edge: "At the border", "遇画格边框";
    EdgeClosed: "Stays whole", "保持完整";
    EdgeButt: "Cut off by the border", "被边框截平";
    EdgeOpen: "Breaks it open", "破框";
    JoinWith: "Joins", "合并";
    JoinAuto: "Same speaker's", "同一说话者";
    JoinAlways: "Any it overlaps", "与所有重叠者";
    JoinNever: "None", "从不";
    Continues: "Continues", "接续";
    ContinuesNone: "No other balloon", "不接续";
    TailKind: "Kind", "种类";
    TailAsStyle: "Style ({0})", "样式（{0}）";
    TailCurved: "Curved", "弧形";
    TailStraight: "Straight", "直线";
    TailLightning: "Lightning", "闪电";
    TailBubbles: "Bubbles", "气泡";
    Aim: "Points at", "指向";
    AimPlace: "A place", "固定位置";
    AimSpeaker: "The speaker", "说话者";
    AimNobody: "Speaker (not set)", "说话者（未选）";
    TailRoot: "Begins", "起点";
    MarkHere: "Mark the speaker here", "在此标记说话者";
    Marks: "Marks on the picture", "图片标记";
    MarksHint: "Tails point at marked speakers; balloons keep off faces, hands and details. Drag the marks on the page.", "尾巴会指向标记的说话者；对话框会避开脸、手和细节。可在页面上拖动标记。";
    NewMark: "New mark", "新标记";
    AddMark: "Choose…", "选择…";
    KeptFace: "Face", "脸";
    KeptHand: "Hand", "手";
    KeptDetail: "Detail", "细节";
    IssueCovers: "Covers a marked {0} ({1} %)", "遮住了标记的{0}（{1}%）";
    Fill: "Fill", "填充";
    Outline: "Outline", "轮廓";
    LineWidth: "Line width", "线宽";
    Letters: "Letters", "字形";
    Colour: "Colour", "颜色";
    LetterScale: "Size", "大小";
    Font: "Font", "字体";
    StyleFont: "Style ({0})", "样式（{0}）";
    Weight: "Weight", "字重";
    WeightLight: "Light", "细体";
    WeightRegular: "Regular", "常规";
    WeightMedium: "Medium", "中等";
    WeightBold: "Bold", "粗体";
    WeightBlack: "Black", "特粗";
    Leading: "Leading", "行距";
    Tracking: "Tracking", "字距";
    Capitals: "Capitals", "全部大写";
    CapsAndPoints: "Capitals {0} mm high, about {1} pt", "大写字高 {0} mm，约 {1} pt";
    OutlineN: "Outline {0}", "描边 {0}";
    AddOutline: "Add an Outline", "添加描边";
    Pointed: "Pointed corners", "尖角";
    Shadow: "Shadow", "阴影";
    OutlineColour: "Outline colour", "描边颜色";
    WordsOutline: "Line", "描边";
    WordsOutlineHint: "A line around the selected letters", "给所选文字描边";
    WordsShadowHint: "A shadow behind the selected letters", "给所选文字加阴影";
    ShadowColour: "Shadow colour", "阴影颜色";
    ShadowRight: "Shadow to the right", "阴影右移";
    ShadowDown: "Shadow downward", "阴影下移";
    ShadowSoft: "Soft edge", "阴影柔边";
    ShadowBlock: "Block", "立体";
    Glow: "Glow", "发光";
    GlowColour: "Glow colour", "发光颜色";
    GlowReach: "Glow reach", "发光范围";
    LetterShape: "Shape of the letters", "文字变形";
    Envelope: "Bent into", "形状";
    EnvelopeArc: "Arc", "圆弧";
    EnvelopeArch: "Arch", "拱形";
    EnvelopeDome: "Dome", "上凸";
    EnvelopeBowl: "Bowl", "下凸";
    EnvelopeBulge: "Bulge", "鼓起";
    EnvelopeWave: "Wave", "波浪";
    Taper: "Growth", "渐大";
    Flare: "Widening", "上宽";
    Slant: "Slant", "倾斜";
    Stretch: "Letter width", "字宽";
    Jitter: "Shake", "抖动";
    Shuffle: "Shake Anew", "重新抖动";
    Sound: "Sound", "音效";
    SoundOwn: "None of the list", "不用预设";
    SoundWords: "Words for it", "可用文字";
    SoundBoom: "Explosion", "爆炸";
    SoundCrash: "Crash", "碎裂";
    SoundBang: "Shot", "枪响";
    SoundHit: "Blow", "击打";
    SoundWhoosh: "Rush of air", "疾风";
    SoundZap: "Electric", "电击";
    SoundRing: "Bell, phone", "铃声";
    SoundKnock: "Knock", "敲门";
    SoundCreak: "Creak", "吱呀";
    SoundSplash: "Water", "水声";
    SoundRumble: "Rumble", "轰鸣";
    SoundClick: "Click", "咔哒";
    SoundThump: "Heartbeat, step", "心跳、脚步";
    SoundHush: "Quiet", "轻声";
    SoundScream: "Scream", "尖叫";
    StyleLettering: "Style: {0}", "样式：{0}";
    StyleEverywhere: "Changes everything that wears this style.", "更改会应用到使用此样式的所有对象。";
    StyleBack: "Take Back All Changes", "撤回全部更改";
    FontOrder: "Fonts, in order", "字体顺序";
    FontMore: "Then", "其次";
    FontNone: "No other", "无";
    FontFor: "{0} from", "{0}使用";
    WritingLatin: "Latin", "拉丁文";
    WritingGreek: "Greek, Cyrillic", "希腊、西里尔文";
    WritingHan: "Han", "汉字";
    WritingKana: "Kana", "假名";
    WritingHangul: "Hangul", "谚文";
    WritingBopomofo: "Bopomofo", "注音";
    WritingMarks: "Wide marks", "全角标点";
    WritingArabic: "Arabic", "阿拉伯文";
    WritingHebrew: "Hebrew", "希伯来文";
    Features: "Font features", "字体特性";
    FeaturesTip: "Tags of OpenType features, for example: ss01, liga=0", "OpenType 特性标签，例如：ss01, liga=0";
    MinScale: "Least size", "最小缩放";
    TitleTidy: "Tidy the words", "整理文字";
    TidyHint: "Marks and spaces as each language has them. Letters never change; sound effects and final words are left alone.", "按各语言习惯整理标点与空格。不会改动任何字词；拟声词与已定稿的文字保持不变。";
    TidySelected: "Selected", "所选对象";
    TidyLanguages: "All languages", "所有语言";
    TidyNothing: "Everything is tidy.", "文字已经整齐。";
    TidyNow: "Tidy {0}", "整理 {0} 处";
    TidyTake: "Change this line", "更改此行";
    RuleEllipses: "Ellipses", "省略号";
    RuleDashes: "Dashes", "破折号";
    RuleForms: "Forms of marks", "标点形式";
    RuleMarks: "?! and !!!", "问号与叹号";
    RuleSpaces: "Spaces", "空格";
    RuleQuotes: "Quotes", "引号";
    TitleLayoutsPanel: "Divide the selected panel", "切分所选画格";
    TitleLayouts: "Page layout", "页面布局";
    LayoutsHintPage: "The panels of the page take these places in reading order, with their pictures and words; more are added. Of those left over, empty ones go; what becomes of the others you are asked.", "页面上的画格按阅读顺序进入新位置，图片与文字随之移动；不足则新增；多余的画格若为空则移除，其余会询问如何处理。";
    LayoutsHintPanel: "The selected panel is divided like this.", "将所选画格按此布局切分。";
    TitleColours: "Colours of this comic", "本作品的颜色";
    ColoursHint: "The palette is offered wherever a colour is chosen. A colour that is changed here changes everywhere: on all pages, in words, styles and the cast.", "调色板会出现在所有选色处。在此更改的颜色会在全书生效：所有页面、文字、样式与角色。";
    Palette: "Palette", "调色板";
    PaletteEmpty: "No colours yet. Keep one that is used below, or choose Keep in any colour button.", "还没有颜色。可从下方已用颜色加入，或在任意选色按钮中选择“存入调色板”。";
    ColourName: "Name", "名称";
    ColourUses: "used {0} times", "使用 {0} 次";
    ColourUse: "used once", "使用 1 次";
    ColoursUsed: "Also used", "其他已用颜色";
    RemoveColour: "Take off the palette", "移出调色板";
    KeepColour: "Keep in the palette", "存入调色板";
    ReplaceColour: "Replace everywhere", "全部替换";
    PickerField: "Saturation and brightness", "饱和度与明度";
    PickerHue: "Hue", "色相";
    PickFromPage: "Take from the page", "从页面取色";
    HintPipette: "Click a colour on the page; Escape ends", "单击页面上的颜色；Esc 取消";
    LayoutsOwn: "Own", "自定义";
    LayoutsBuiltIn: "Built in", "内置";
    LayoutsName: "Name of this page's layout", "为本页布局命名";
    LayoutsSave: "Save", "保存";
    LayoutsReplace: "Replace", "替换";
    LayoutsRename: "Rename", "重命名";
    LayoutsNewName: "New name", "新名称";
    LayoutsDelete: "Delete {0}", "删除“{0}”";
    LayoutsDamaged: "Your own layouts cannot be read, and their file is left alone: {0}", "无法读取自定义布局，文件保持原样：{0}";
    LayoutsNotKept: "The layout could not be kept: {0}", "无法保存布局：{0}";
    LeftoverTitle: "The layout has fewer panels than the page", "布局的画格比页面少";
    LeftoverQuestion: "Panels in this layout: {0}. Panels of the page with pictures or words that would be left over: {1}. What is to become of them?", "此布局有 {0} 格，页面上还有 {1} 个带图片或文字的画格会多出来。如何处理？";
    LeftoverMerge: "Merge Them into the Last Panel", "并入最后一格";
    LeftoverKeep: "Keep Them on Top", "保留并叠放";
    TitleFonts: "Fonts of this comic", "本作品的字体";
    LayersHeight: "Height of the list", "列表高度";
    FontFind: "Find a font", "查找字体";
    FontFavourite: "Favourite: {0}", "收藏：{0}";
    FontsFavourite: "Favourites", "收藏";
    FontsRecent: "Recent", "最近使用";
    FontsOwn: "Of the comic and of Panelwright", "作品与 Panelwright 自带";
    FontsSystem: "Of this computer", "本机";
    FontMissing: "Not installed", "未安装";
    FontFound: "Installed", "已安装";
    FontUses: "In styles: {0}. In single items: {1}", "样式：{0}　单独使用：{1}";
    FontStandIn: "Stands in", "替代字体";
    FontReplace: "Replace by", "全部替换";
    FontsHint: "A stand-in is used wherever the font is asked for, on this machine and on others; the comic goes on asking for the font itself. Replacing changes the comic.", "替代字体会用于所有需要该字体之处，作品本身仍记录原字体；“全部替换”则直接修改作品。";
    Tails: "Tails", "尾巴";
    TailN: "Tail {0}", "尾巴 {0}";
    AddTail: "Add a Tail", "添加尾巴";
    Remove: "Remove", "移除";
    Reach: "Reach", "长度";
    Bend: "Bend", "弯曲";
    TailWidth: "Width", "宽度";
    Purpose: "Purpose", "用途";
    LetterHeight: "Letter height", "字高";
    Rotation: "Rotation", "旋转";
    Border: "Border", "边框";
    BreakOut: "Breaks out", "突破画格";
    BreakNever: "No", "否";
    BreakSides: "Sides", "指定边";
    BreakEverywhere: "Whole", "整体";
    BorderNone: "None", "无";
    BorderSingle: "Line", "单线";
    BorderDashed: "Dashed", "虚线";
    BorderDouble: "Double line", "双线";
    BorderDrawn: "Drawn by hand", "手绘";
    BorderSides: "Sides", "各边";
    BorderWobble: "Unsteadiness", "抖动";
    BorderOvershoot: "Past corners", "出头";
    BorderAgain: "Draw It Again", "重新绘制";
    BorderHalo: "Paper around", "外围留白";
    SideTop: "Top", "上边";
    SideRight: "Right", "右边";
    SideBottom: "Bottom", "下边";
    SideInner: "Inner", "内侧";
    SideOuter: "Outer", "外侧";
    Mirrored: "Mirrored on facing pages", "对页镜像";
    SideLeft: "Left", "左边";
    SideN: "Side {0}", "第 {0} 边";
    Corners: "{0} corners", "{0} 个角";
    MakeRectangle: "Make Rectangle", "改为矩形";
    Art: "Art", "图片";
    ArtHint: "Or drop a picture file on the panel.", "也可以把图片文件拖到画格上。";
    PlaceGone: "The panel or page that the picture was for is not there any more; the picture is in the folder of pictures.", "图片原定的画格或页面已不存在；图片已保存在图片文件夹中。";
    SeveralMerged: "The panel shows every picture where it was: take out those that are too many, or choose one and zoom it", "合并后的画格在原位保留了每张图片：可删去多余的，或选中一张调整大小";
    BareSays: "Double-click to choose a picture, or drop one here", "双击选择图片，或将图片拖到此处";
    ChooseArt: "Choose a Picture…", "选择图片…";
    AddArt: "Add a Layer…", "添加图层…";
    ReplaceArtDots: "Replace…", "替换…";
    RemoveArt: "Remove the picture", "移除图片";
    Zoom: "Zoom", "缩放";
    Pan: "Offset", "偏移";
    Opacity: "Opacity", "不透明度";
    Flip: "Flip", "翻转";
    FlipX: "Flip left and right", "水平翻转";
    FlipY: "Flip top and bottom", "垂直翻转";
    FitArt: "Fill Panel", "填满画格";
    SoftArt: "Fewer pixels to the inch than the page needs: the picture will look soft", "像素密度低于页面所需，图片会显得模糊";
    ArtGone: "missing", "缺失";
    ShowLayer: "Show the layer", "显示图层";
    HideLayer: "Hide the layer", "隐藏图层";
    LayerUp: "Layer up", "图层上移";
    LayerDown: "Layer down", "图层下移";
    MoveWhat: "Gestures move", "手势移动";
    MoveAll: "All", "全部";
    MoveOne: "This one", "仅此图层";
    LiesIn: "Goes with", "跟随";
    WithPanel: "Panel", "画格";
    WithPage: "Page", "页面";
    Blend: "Blend", "混合";
    BlendNormal: "Normal", "正常";
    BlendMultiply: "Multiply", "正片叠底";
    BlendScreen: "Screen", "滤色";
    BlendOverlay: "Overlay", "叠加";
    BlendDarken: "Darken", "变暗";
    BlendLighten: "Lighten", "变亮";
    BlendColorDodge: "Color dodge", "颜色减淡";
    BlendColorBurn: "Color burn", "颜色加深";
    BlendHardLight: "Hard light", "强光";
    BlendSoftLight: "Soft light", "柔光";
    BlendDifference: "Difference", "差值";
    BlendExclusion: "Exclusion", "排除";
    BlendHue: "Hue", "色相";
    BlendSaturation: "Saturation", "饱和度";
    BlendColor: "Color", "颜色";
    BlendLuminosity: "Luminosity", "明度";
    Describes: "Description of the picture", "图片描述";
    SelectedItems: "{0} items selected", "已选择 {0} 个对象";
    Arrange: "Arrange", "排列";
    Paper: "Paper", "纸张";
    Measures: "Measures", "尺寸";
    OwnSetup: "Of its own", "使用独立设置";
    TrimSize: "Page size", "页面尺寸";
    Bleed: "Bleed", "出血";
    SafeArea: "Safe margin", "安全边距";
    Gutter: "Gutters", "画格间距";
    NewBorder: "New borders", "新边框";
    Resolution: "Resolution", "分辨率";
    ReadingOrder: "Reading", "阅读方向";
    LeftToRight: "Left to right", "从左到右";
    RightToLeft: "Right to left", "从右到左";
    TopToBottom: "Top to bottom", "从上到下";
    PagesFace: "Facing pages", "对页";
    FaceFirstAlone: "First page alone", "首页单独";
    FaceFromFirst: "From the first page", "从首页开始";
    FaceNever: "None", "无对页";
    DoublePage: "Double page", "跨页";
    DoubleHint: "One page as wide as two, with the fold in its middle: pictures go across", "宽度为两页，中间为折线，画面可跨越两页";
    RunningTexts: "Page numbers and running texts", "页码与页眉页脚";
    RunningLine: "Running text", "页眉页脚";
    PageNumber: "Page number", "页码";
    AddPageNumber: "Add a Page Number", "添加页码";
    AddRunningTitle: "Add a Running Title", "添加页眉标题";
    RemoveRunning: "Remove", "移除";
    FirstNumber: "First number", "起始页码";
    RunningHint: "{page}, {pages}, {title}, {series} and {episode} stand for what they say.", "{page}、{pages}、{title}、{series}、{episode} 分别代表页码、总页数、标题、系列名、话数。";
    FootOuter: "Foot, outer side", "页脚外侧";
    FootCentre: "Foot, centre", "页脚居中";
    FootInner: "Foot, at the fold", "页脚内侧";
    HeadOuter: "Head, outer side", "页眉外侧";
    HeadCentre: "Head, centre", "页眉居中";
    HeadInner: "Head, at the fold", "页眉内侧";
    OnPages: "On", "出现在";
    OnEvery: "Every page", "每一页";
    OnLeft: "Left pages", "左页";
    OnRight: "Right pages", "右页";
    FromEdge: "From the edge", "距上下边";
    FromSide: "From the side", "距侧边";
    PresetUs: "US comic", "美式漫画";
    PresetManga: "Manga B5", "日式漫画 B5";
    PresetComic: "Comic B5, left to right", "漫画 B5（从左到右）";
    PresetAlbum: "A4 album", "A4 画册";
    PresetSquare: "Square", "方形";
    PresetKoma: "4-koma", "四格漫画";
    PresetStrip: "Webtoon strip", "条漫";
    PresetPost: "Post 4:5", "社交帖图 4:5";
    TitleSetup: "Page setup", "页面设置";
    SetupFor: "For", "应用于";
    SelectedPages: "Selected pages", "所选页面";
    WholeBook: "The whole book", "整部作品";
    PanelsThen: "Panels", "画格";
    FitScale: "Scale with the page", "随页面缩放";
    FitCentre: "Centre", "居中";
    FitKeep: "Stay", "不动";
    SetupSame: "Nothing changes.", "没有变化。";
    SetupPages: "{0} pages with {1} panels, from {2} to {3}.", "{0} 页、{1} 个画格，从 {2} 改为 {3}。";
    SetupScaled: "Panels, places of words and sounds become {0} % wide and {1} % high; pictures fill their panels, words keep their size.", "画格、文字位置与拟声词缩放为宽 {0} %、高 {1} %；图片填满画格，文字大小不变。";
    SetupCentred: "Panels keep their size, in the middle of the page.", "画格大小不变，置于页面中央。";
    SetupKept: "Panels stay as far from the top left corner as they are.", "画格与左上角的距离不变。";
    BindingSide: "Binding", "装订";
    BoundLeft: "Left", "左";
    BoundRight: "Right", "右";
    Book: "Book", "作品";
    BookSetup: "Pages of the book", "作品页面";
    BookTitle: "Title", "标题";
    Episode: "Episode", "话";
    Preset: "Preset", "预设";
    Languages: "Languages", "语言";
    MainLanguage: "Written in", "原作语言";
    FirstLanguage: "The first one is the language the comic is written in.", "第一个是漫画的原作语言。";
    Language: "Language", "语言";
    PageCount: "Pages", "页数";
    Create: "Create", "创建";
    Cancel: "Cancel", "取消";
    Close: "Close", "关闭";
    Ok: "OK", "确定";
    TitleOpen: "Open a comic", "打开漫画";
    TitleSave: "Save the comic", "保存漫画";
    TitleArt: "Choose a picture", "选择图片";
    TitleExportTo: "Choose a folder", "选择文件夹";
    PathLabel: "Path", "路径";
    PathTab: "Tab completes a name; the arrows choose one.", "Tab 补全名称，方向键选择。";
    PathNames: "Names in this folder", "此文件夹中的名称";
    PathEmpty: "Type a path.", "请输入路径。";
    PathIsFolder: "This is a folder; go on to a file in it.", "这是文件夹，请继续输入其中的文件。";
    PathIsFile: "This is a file; a folder is needed.", "这是文件，需要文件夹。";
    PathMissing: "No such file.", "没有这个文件。";
    PathNoFolder: "The folder does not exist.", "文件夹不存在。";
    PathNoPicture: "Not a picture: PNG, JPEG, WebP, TIFF, SVG, Photoshop, OpenRaster and Krita files can be placed.", "不是图片：可以置入 PNG、JPEG、WebP、TIFF、SVG、PSD、OpenRaster 和 Krita 文件。";
    PathExists: "This file exists; OK replaces it.", "文件已存在，确定后将替换。";
    DialogOpen: "A file dialog is open.", "文件对话框已打开。";
    TypePath: "Type a path…", "输入路径…";
    TitleExport: "Export pages", "导出页面";
    AllPages: "All pages", "所有页面";
    AllLanguages: "All languages", "所有语言";
    FoldersOfLanguages: "Each goes into a folder of its own there: {0}", "各语言写入其中各自的文件夹：{0}";
    ThisPage: "This page", "当前页";
    SomePages: "Pages…", "指定页…";
    PageRange: "Which pages", "页码";
    BadPages: "Write pages like 1-3, 7 up to {0}.", "请按 1-3, 7 的形式填写，最多 {0} 页。";
    Folder: "Folder", "文件夹";
    Browse: "Browse…", "浏览…";
    FileKind: "Format", "格式";
    JoinSpreads: "Facing pages as one picture", "对页合成一张图";
    WithBleed: "With bleed around the page", "包含出血";
    SmallFiles: "Smaller files, slower", "文件更小，速度较慢";
    FilesReplaced: "Files there already that will be replaced: {0}", "将被覆盖的已有文件：{0}";
    FilesThere: "Files there already: {0}", "已有文件：{0}";
    LinesUntranslated: "Lines that are not in {1} yet: {0}. Another language stands in for them.", "{0} 处还没有{1}文字，暂以其他语言代替。";
    PagesBlank: "Pages with nothing on them: {0}", "空白页：{0}";
    ShowFolder: "Show Folder", "打开文件夹";
    FolderUnshown: "This system did not show the folder.", "系统未能打开文件夹。";
    Overwrite: "Replace files that exist", "覆盖已有文件";
    ExportNow: "Export", "导出";
    ExportingPage: "Page {0} of {1} is done", "已完成 {0} / {1} 页";
    Progress: "Progress", "进度";
    Exported: "Pages written: {0}\nFolder: {1}", "已写入页数：{0}\n文件夹：{1}";
    TryAgain: "Change and Try Again", "修改后重试";
    SaveChanges: "Save the changes to “{0}”?", "要保存对“{0}”的更改吗？";
    ChangesLost: "What was changed since the last save is lost otherwise.", "否则上次保存之后的更改将会丢失。";
    DontSave: "Don't Save", "不保存";
    CannotOpen: "The comic cannot be opened", "无法打开漫画";
    CannotSave: "The comic could not be saved", "无法保存漫画";
    CannotPaste: "This cannot be pasted", "无法粘贴";
    CannotPlace: "The picture cannot be used", "无法使用该图片";
    RefusedPage: "The page is no longer in the comic", "该页面已不在作品中";
    RefusedItem: "The item is no longer on the page", "该对象已不在页面上";
    RefusedLine: "The line is no longer on the page", "该台词已不在页面上";
    RefusedLastPage: "A comic needs a page; add another one before you remove this one", "作品至少需要一页；请先添加新页面再删除此页";
    RefusedApart: "These panels are no neighbours; select panels with no more than a gutter between them", "这些画格并不相邻；请选择仅隔间距的画格";
    RefusedAround: "These panels go around another one; select that one too", "这些画格环绕着另一个画格；请将它一并选中";
    RefusedKind: "This kind of item has no such property", "此类对象没有该属性";
    RefusedWords: "The words were changed meanwhile; look at them again", "文字已在此期间更改，请重新查看";
    RefusedValue: "This value cannot be used", "不能使用这个数值";
    OpenNotThere: "There is no such file; check its name: {0}", "没有这个文件，请检查名称：{0}";
    OpenDisk: "The file cannot be read ({1}); check that you may read it: {0}", "无法读取文件（{1}），请检查读取权限：{0}";
    OpenForeign: "This is not a comic of Panelwright but some other kind of file; it was left as it is: {0}", "这不是 Panelwright 的作品文件，未作任何改动：{0}";
    OpenFolder: "This is a folder; choose the .ron file in it: {0}", "这是文件夹，请选择其中的 .ron 文件：{0}";
    SaveChanged: "Another program changed the file since it was opened, and it was left alone. Save once more to replace it, or save under another name to keep both: {0}", "文件打开后已被其他程序修改，因此未作改动。再次保存将覆盖它；另存为新文件可保留两者：{0}";
    SaveForeign: "The file that is there is not a comic that can be read ({1}), and it was left alone; save under another name: {0}", "该位置已有的文件不是可读取的作品（{1}），未作改动；请另选名称保存：{0}";
    SaveDisk: "It could not be written ({1}); the file on disk is as it was: {0}", "无法写入（{1}），磁盘上的文件保持原样：{0}";
    ExportFolder: "The folder cannot be made{1}; choose another one: {0}", "无法创建文件夹{1}，请另选一个：{0}";
    ExportExists: "{0} is there already; allow replacing or choose another folder", "{0} 已存在；请允许覆盖或另选文件夹";
    ExportExistMore: "{0} is there already, and {1} more files; allow replacing or choose another folder", "{0} 等文件已存在（另有 {1} 个）；请允许覆盖或另选文件夹";
    RefusedCover: "The book has a cover already", "作品已有封面";
    SetupFaultSize: "The page must be between 1 and 2000 mm wide and high", "页面宽高须在 1 到 2000 毫米之间";
    SetupFaultBleed: "The bleed must be between 0 and 100 mm on each side", "每边出血须在 0 到 100 毫米之间";
    SetupFaultSafe: "The safe area must lie within the page", "安全区域须在页面之内";
    SetupFaultGutter: "Gutters must be between 0 mm and 10 m", "画格间距须在 0 毫米到 10 米之间";
    SetupFaultBorder: "The border must be between 0 mm and 10 m", "边框须在 0 毫米到 10 米之间";
    SetupFaultDpi: "The resolution must be between 10 and 2400 dpi", "分辨率须在 10 到 2400 dpi 之间";
    RefusedTwice: "Something with this mark is in the comic already", "作品中已有相同标识的内容";
    ClipDamaged: "What was copied is damaged; copy it again", "复制的内容已损坏，请重新复制";
    ArtNotThere: "The file is not there; put it back or choose another one", "文件不存在，请放回原处或另选一个";
    ArtTooLong: "The file is over 1 GiB; save it smaller", "文件超过 1 GiB，请另存为较小的文件";
    ArtNoFile: "This is not a file; choose a picture", "这不是文件，请选择图片";
    ArtUnread: "The file cannot be read ({0})", "无法读取文件（{0}）";
    ArtNotLoaded: "It was not loaded", "图片尚未载入";
    ArtNoArea: "It has no area", "图片没有面积";
    ArtForeign: "This file is not a picture that can be read; use PNG, JPEG, WebP, TIFF, SVG, Photoshop, OpenRaster or Krita", "这不是可读取的图片，请使用 PNG、JPEG、WebP、TIFF、SVG、Photoshop、OpenRaster 或 Krita 文件";
    ArtTruncated: "The picture is cut off before its end; copy or export it again from where it came", "图片文件不完整，请重新复制或导出";
    ArtTooLarge: "The picture says it is {0} by {1} pixels; scale it down to at most {2} a side and {3} megapixels", "图片为 {0} × {1} 像素，请缩小到每边不超过 {2} 像素、总计不超过 {3} 百万像素";
    ArtUnsupported: "{0} pictures cannot be read here; save it as PNG, JPEG, WebP, TIFF or SVG", "无法读取 {0} 图片，请另存为 PNG、JPEG、WebP、TIFF 或 SVG";
    ArtExotic: "The picture is stored in a way that cannot be read here ({0}); save it as RGB with 8 bits a channel", "图片的存储方式无法读取（{0}），请另存为每通道 8 位的 RGB";
    ArtNoMerged: "The file has layers and neither a merged image nor a preview; save it again in its own program, or export a PNG", "文件只有图层，没有合并图像或预览；请在原程序中重新保存，或导出 PNG";
    ArtDamaged: "The picture is damaged ({0}); export it again from where it came", "图片已损坏（{0}），请重新导出";
    ArtNotCopied: "The picture cannot be copied there ({1}): {0}", "无法把图片复制到此处（{1}）：{0}";
    ArtTooMany: "There are too many pictures of this name: {0}", "同名图片过多：{0}";
    ArtNoPixels: "The picture in the clipboard has no pixels; copy it again", "剪贴板中的图片没有像素，请重新复制";
    ArtNoPng: "The picture cannot be written as a PNG file ({0})", "无法写成 PNG 文件（{0}）";
    OpenDamaged: "{1}\nThe file was left as it is: {0}", "{1}\n文件未作改动：{0}";
    OpenBackup: "The version before it is here: {0}", "上一版本保存在：{0}";
    FileEmpty: "The file is empty; bring it back from a copy", "文件是空的，请从备份恢复";
    FileForeign: "It is not a comic of Panelwright", "这不是 Panelwright 的作品文件";
    FileOtherKind: "It is something else: {0}", "文件种类不符：{0}";
    FileNewer: "It is of version {0}; open it with a newer Panelwright", "文件版本为 {0}，请使用更新版本的 Panelwright 打开";
    FileCutOff: "The file is incomplete: it breaks off in line {0}; bring it back from a copy", "文件不完整：在第 {0} 行中断，请从备份恢复";
    FileSyntax: "Line {0}, column {1}: {2}", "第 {0} 行第 {1} 列无法读取（{2}）";
    FileLine: "line {0}", "第 {0} 行";
    FileUnsound: "Something in it cannot be ({0}): {1} (faults: {2})", "内容有误（{0}）：{1}（共 {2} 处）";
    SaveUnwritten: "The comic cannot be written down ({1}); nothing was changed on disk: {0}", "作品无法写成文件（{1}），磁盘未作改动：{0}";
    SaveUnconfirmed: "The comic was saved, but the disk did not confirm it ({1}); check the disk and save again: {0}", "作品已保存，但磁盘未能确认（{1}）；请检查磁盘后再次保存：{0}";
    DiskForbidden: "you may not write there; choose another folder", "没有权限，请选择其他文件夹";
    DiskFull: "the disk is full; make room and try again", "磁盘已满，请腾出空间后重试";
    DiskNoFolder: "the folder is not there; choose another one", "文件夹不存在，请另选一个";
    DiskReadOnly: "the disk can only be read; choose another folder", "磁盘为只读，请选择其他文件夹";
    ExportPage: "Page {0}: {1}", "第 {0} 页：{1}";
    ExportDpi: "{0} dpi cannot be used; choose between 10 and 2400", "不能使用 {0} dpi，请在 10 到 2400 之间选择";
    ExportWidth: "A page cannot be {0} pixels wide; choose between 16 and 65535", "页面宽度不能为 {0} 像素，请在 16 到 65535 之间选择";
    ExportCancelled: "The export was called off; pages written: {0} of {1}", "导出已取消；已写入 {0} / {1} 页";
    ViewTooWide: "{0} pixels across are too many to paint; choose fewer dots per inch", "宽 {0} 像素，超出可绘制的范围，请降低分辨率";
    ViewEmpty: "There are no pixels to paint; choose a size and a resolution above zero", "没有可绘制的像素，请选择大于零的尺寸与分辨率";
    WriteTooLarge: "A page of {0} × {1} pixels does not fit this kind of file (at most {2} along a side); choose fewer dots per inch, or PNG", "页面为 {0} × {1} 像素，超出此格式每边 {2} 像素的上限；请降低分辨率或改用 PNG";
    WriteRows: "The page could not be painted: {0}", "无法绘制页面：{0}";
    WriteCancelled: "Writing was called off; nothing was changed", "写入已取消，未作改动";
    WarnSvgWords: "The picture {0} lacks its words: words inside an SVG are not drawn; turn text into outlines", "图片 {0} 缺少文字：SVG 内的文字不会绘制，请先转换为轮廓";
    WarnPreview: "The picture {0} has no merged image: a small preview is shown. Save it again with its merged image.", "图片 {0} 没有合并图像，仅显示小预览图。请连同合并图像重新保存。";
    WarnMerged: "The picture {0} was saved without its merged image and is blank. Turn on Maximize Compatibility in Photoshop and save it again.", "图片 {0} 保存时没有合并图像，显示为空白。请在 Photoshop 中启用“最大兼容”后重新保存。";
    WarnSvgLinks: "The picture {0} lacks pictures: files that an SVG links to are not drawn; embed them in it", "图片 {0} 缺少内容：SVG 链接的图片不会绘制，请将其嵌入";
    WarnFontFile: "The font file {0} is not used: {1}", "未使用字体文件 {0}：{1}";
    WarnSpeaker: "The speaker {0} is not in the cast; add them or change the lines", "角色表中没有说话者 {0}，请添加角色或修改台词";
    WarnSeries: "The series {0} is not used: {1}", "未使用系列文件 {0}：{1}";
    WarnFlatPanel: "Panel {1} on page {0} has no area and shows nothing; give it a width and a height, or delete it", "第 {0} 页的画格 {1} 没有面积，请设置宽高或将其删除";
    WarnNoPanels: "Page {0} has no panels", "第 {0} 页没有画格";
    OpenedWith: "Opened, with something to look at", "已打开，但请注意";
    NotAPicture: "{0} is neither a picture (PNG, JPEG, WebP, TIFF, SVG, PSD, ORA, KRA) nor a comic (.ron).", "{0} 既不是图片（PNG、JPEG、WebP、TIFF、SVG、PSD、ORA、KRA）也不是漫画（.ron）。";
    Tools: "Tools", "工具";
    PaneMenu: "Menus", "菜单栏";
    PaneBar: "Actions", "操作栏";
    PaneInspector: "Inspector", "属性面板";
    PaneStatus: "Status", "状态栏";
    NothingSelected: "Nothing is selected", "未选择对象";
    SelectedItem: "Selected: {0}", "已选择：{0}";
    NamedItem: "{0}: {1}", "{0}：{1}";
    TitleSettings: "Settings", "设置";
    SettingsKept: "Kept in {0}", "保存于 {0}";
    SettingsBroken: "The settings could not be read, and the window begins with the usual ones. The file was kept: {0}", "无法读取设置，已使用默认设置。原文件已保留：{0}";
    WindowScale: "Interface size", "界面大小";
    Units: "Lengths in", "长度单位";
    NudgeNear: "Arrow keys", "方向键步长";
    NudgeFar: "With Shift", "按住 Shift";
    ShortcutsHint: "Choose the key of a command, or +, and press the new one.", "单击命令的按键或 +，再按下新的按键。";
    ShortcutsFind: "Find a command or a key", "查找命令或按键";
    ShortcutsFixed: "Always so", "固定操作";
    ShortcutsStrange: "These entries of the settings are not known to this version; they are kept: {0}", "此版本不认识设置中的以下条目，已原样保留：{0}";
    KeyPress: "Press a key…", "请按键…";
    KeyAdd: "Another key", "添加按键";
    KeyTake: "No Key", "移除按键";
    KeyUsual: "The usual key", "恢复默认按键";
    KeysUsual: "Reset All Keys", "全部恢复默认";
    KeyTaken: "{0} means “{1}” now.", "{0} 目前用于“{1}”。";
    KeyTakeOver: "Use It Here", "改用于此";
    KeyMoves: "{0} moves what is selected; choose another key.", "{0} 用于移动所选对象，请换一个按键。";
    KeyEdits: "{0} is needed for the clipboard and for typing; choose another key.", "{0} 用于剪贴板与输入，请换一个按键。";
    KeyOfWindow: "{0} is needed by the window itself; choose another key.", "{0} 由窗口本身使用，请换一个按键。";
    KeyPan: "Pan", "平移";
    KeyPanKeys: "Space + drag, middle button, wheel", "空格加拖动、中键、滚轮";
    KeyZoom: "Zoom", "缩放";
    KeyZoomKeys: "Ctrl + wheel, pinch", "Ctrl 加滚轮、双指捏合";
    KeyNudge: "Move by {0}, by {1}", "移动 {0}、{1}";
    KeyNudgeKeys: "Arrows, Shift + arrows", "方向键、Shift 加方向键";
    KeyEmphasis: "Emphasis, italic (typing)", "强调、斜体（输入时）";
    KeyEmphasisKeys: "Ctrl+B, Ctrl+I", "Ctrl+B、Ctrl+I";
    KeyNextWords: "Type on in the next, the last balloon", "转到下一个、上一个对白";
    KeyNextWordsKeys: "Tab, Shift+Tab", "Tab、Shift+Tab";
    KeyDone: "End typing", "结束输入";
    KeyDoneKeys: "Ctrl+Enter, Escape", "Ctrl+Enter、Esc";
    KeyPanes: "Next part of the window, the one before", "下一个界面区域、上一个";
    KeyPanesKeys: "F6, Shift+F6", "F6、Shift+F6";
    KeyContext: "Menu of what is selected", "所选对象的菜单";
    KeyContextKeys: "Menu key, Shift+F10, right click", "菜单键、Shift+F10、右键";
    LabelAddPage: "Add Page", "添加页面";
    LabelRemovePage: "Delete Page", "删除页面";
    LabelMovePage: "Move Page", "移动页面";
    LabelCover: "Cover", "封面";
    LabelRunning: "Running Texts", "页眉页脚";
    LabelAdd: "Add", "添加";
    LabelArrange: "Lay Out", "应用布局";
    LabelCut: "Cut Panels", "切分画格";
    LabelMerge: "Merge Panels", "合并画格";
    LabelDivide: "Divide Panels", "划分画格";
    LabelRemove: "Delete", "删除";
    LabelMove: "Move", "移动";
    LabelResize: "Resize", "缩放";
    LabelRestack: "Arrange", "排列";
    LabelBorder: "Border", "边框";
    LabelFill: "Fill", "填充";
    LabelOutline: "Outline", "轮廓";
    LabelArt: "Art", "图片";
    LabelDescription: "Description", "描述";
    LabelSize: "Size", "大小";
    LabelStyle: "Style", "样式";
    LabelTail: "Tail", "尾巴";
    LabelEdge: "Edge", "边缘";
    LabelJoin: "Join", "合并";
    LabelMark: "Mark", "标记";
    LabelRotate: "Rotate", "旋转";
    LabelWarp: "Shape of Letters", "文字变形";
    LabelTidy: "Tidy Words", "整理文字";
    LabelRelink: "Find Pictures", "找回图片";
    LabelFonts: "Fonts", "字体";
    LabelWords: "Words", "文字";
    LabelSpeaker: "Speaker", "说话者";
    LabelOrder: "Reading Order", "阅读顺序";
    LabelGroup: "Group", "编组";
    LabelUngroup: "Ungroup", "取消编组";
    LabelGuides: "Guides", "参考线";
    LabelPalette: "Palette", "调色板";
    LabelRecolour: "Colour Everywhere", "全部换色";
    LabelPaper: "Paper", "纸张";
    LabelSetup: "Page Setup", "页面设置";
    LabelTitle: "Title", "标题";
    LabelNumber: "Episode", "话数";
    LabelLanguages: "Languages", "语言";
    LabelCast: "Cast", "角色";
    LabelDuplicate: "Duplicate", "再制";
    LabelPaste: "Paste", "粘贴";
    LabelProperty: "Property", "属性";
    IssueOverflow: "The words stick out of their balloon by {0} mm", "文字超出对话框 {0} mm";
    IssueShrunk: "The words were made smaller to fit ({0} %)", "文字已缩小以适应（{0} %）";
    IssueWords: "There are no words in {0}; another language stands in", "没有{0}文字，暂以其他语言代替";
    IssueNoWords: "There are no words in {0} yet", "还没有{0}文字";
    IssueOffPage: "The words reach {0} mm beyond the page", "文字超出页面 {0} mm";
    IssueSoftArt: "The picture {0} has {1} pixels to the inch here and will look soft", "图片 {0} 在此处仅有 {1} ppi，会显得模糊";
    IssueArt: "The picture {0} is not shown: {1}", "图片 {0} 无法显示：{1}";
    IssueFont: "The font {0} is not installed; another one stands in", "字体 {0} 未安装，暂以其他字体代替";
    IssueGlyph: "No font has the character {0}", "没有字体包含字符 {0}";
    IssueStyle: "There is no style {0}; the plain one stands in", "没有样式 {0}，暂以默认样式代替";
    IssueCoversWords: "Covers {0} % of other words; move one of them aside.", "遮住其他文字的 {0}%，请移开其中之一。";
    IssueStrays: "{0} % of it lies over another panel; move it back into its own.", "有 {0}% 落在其他画格上，请移回所属画格。";
    IssueLeftOutside: "{0} % of it lies beyond the page and is not exported; move it onto the page.", "有 {0}% 在页面之外，不会导出，请移回页面。";
    Untranslated: "to translate", "待翻译";
    OffThePage: "Off the page", "在页面之外";
    IssueBareStrip: "The picture {0} leaves a strip of {1} mm of its panel bare; move it or make it larger.", "图片 {0} 在画格内留出 {1} 毫米的空白，请移动或放大图片。";
    IssueFlat: "The panel has no area", "画格没有面积";
    StyleSpeech: "Speech", "对白";
    StyleWhisper: "Whisper", "低语";
    StyleThought: "Thought", "心声";
    StyleShout: "Shout", "喊叫";
    StyleLoud: "Loud", "巨响";
    StyleWeak: "Weak", "虚弱";
    StyleRadio: "Radio", "电波";
    StyleRobot: "Robot", "机器人";
    StyleTelepathy: "Telepathy", "心灵感应";
    StyleFree: "Free text", "无框文字";
    StyleNarration: "Narration", "旁白";
    StylePlace: "Place and time", "时间地点";
    StyleMonologue: "Monologue", "独白";
    StyleSpoken: "Off-panel voice", "画外音";
    StyleEditor: "Editor's note", "编者注";
    StyleRunning: "Page number", "页码";
    StyleEffect: "Sound effect", "拟声词";
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names and figures that are the same in both languages.
    const SAME: [Text; 1] = [Text::CmdActualSize];

    #[test]
    fn nothing_is_untranslated() {
        for key in Text::ALL {
            let (english, chinese) = key.both();
            assert!(!english.is_empty() && !chinese.is_empty(), "{key:?}");
            if !SAME.contains(key) {
                assert!(
                    chinese.chars().any(|c| c > '\u{2e00}') || key.both().1.contains("{0}{1}"),
                    "{key:?}"
                );
            }
        }
    }

    #[test]
    fn both_languages_are_filled_alike() {
        for key in Text::ALL {
            let (english, chinese) = key.both();
            for n in 0..4 {
                let hole = format!("{{{n}}}");
                assert_eq!(english.contains(&hole), chinese.contains(&hole), "{key:?}");
            }
        }
        assert_eq!(fill("{0} of {1}", &[&1, &2]), "1 of 2");
    }
}
