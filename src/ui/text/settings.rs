//! Settings, keys, and the parts of the window.

use super::Text;

table! {
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
    NudgeFar: "Shift + arrows", "Shift+方向键";
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
    KeyNextWords: "Type on in the next, the last balloon", "转到下一处、上一处对白";
    KeyNextWordsKeys: "Tab, Shift+Tab", "Tab、Shift+Tab";
    KeyDone: "End typing", "结束输入";
    KeyDoneKeys: "Ctrl+Enter, Escape", "Ctrl+Enter、Esc";
    KeyPanes: "Next part of the window, the one before", "下一个界面区域、上一个";
    KeyPanesKeys: "F6, Shift+F6", "F6、Shift+F6";
    KeyContext: "Menu of what is selected", "所选对象的菜单";
    KeyContextKeys: "Menu key, Shift+F10, right click", "菜单键、Shift+F10、右键";
}
