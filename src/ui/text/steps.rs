//! What steps of undo are called.

use super::Text;

table! {
    LabelAddPage: "Add Page", "添加页面";
    LabelRemovePage: "Delete Page", "删除页面";
    LabelMovePage: "Move Page", "移动页面";
    LabelCover: "Cover", "封面";
    LabelRunning: "Running Texts", "页眉页脚";
    LabelAdd: "Add", "添加";
    LabelArrange: "Lay Out", "应用布局";
    LabelCut: "Cut Panels", "分割画格";
    LabelMerge: "Merge Panels", "合并画格";
    LabelDivide: "Divide Panels", "等分画格";
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
    LabelDuplicate: "Duplicate", "创建副本";
    LabelPaste: "Paste", "粘贴";
    LabelProperty: "Property", "属性";
}
