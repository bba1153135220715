//! Tools, and what the status line tells about what is being done.

use super::Text;

table! {
    ToolSelect: "Select", "选择";
    ToolCorners: "Corners and Edges", "角与边";
    ToolPanel: "Panel", "画格";
    ToolKnife: "Knife", "裁切刀";
    ToolBalloon: "Balloon", "对话框";
    ToolCaption: "Caption", "旁白框";
    ToolEffect: "Sound Effect", "拟声词";
    ToolOrder: "Reading Order", "阅读顺序";
    ToolHand: "Hand", "抓手";
    HintSelect: "Click to select, drag words or what is selected; drag over paper or panels to select more, drag a gutter to move it, with Alt only at the panels there", "单击选择；拖动文字或已选对象可移动；在纸面或画格上拖动可框选；拖动间距可移动，按住 Alt 只移动该处画格";
    HintEmptyPage: "The page is empty: Panel draws a panel, Page Layout fills the page with panels; or drop a picture here", "页面是空的：用画格工具画出画格，或用页面布局铺满；也可把图片拖到这里";
    BlankTitle: "This page is empty", "此页为空";
    BlankElse: "or draw panels yourself, or drop a picture here", "也可以自己画出画格，或把图片拖到这里";
    HintSeveral: "Drag moves them together, arrows nudge; Shift adds and takes away, Alt copies; they can be aligned at the right", "拖动可一起移动，方向键微移；Shift 加选或减选，Alt 复制；可在右侧对齐";
    HintBarePanel: "Drag to move, drag handles to resize, with Ctrl bend a corner; drop a picture on it; arrows nudge", "拖动以移动，拖动控制点以缩放，按住 Ctrl 弯折角点；可把图片拖入；方向键微移";
    HintPicture: "Double-click to move the picture in its frame; drag handles to resize, with Ctrl bend a corner; Alt copies", "双击可在画格内移动图片；拖动控制点以缩放，按住 Ctrl 弯折角点；Alt 复制";
    HintWords: "Enter or a double click edits the words; drag to move, handles resize; Alt copies", "按 Enter 或双击编辑文字；拖动以移动，控制点缩放；Alt 复制";
    HintTails: "Drag the round handle to the mouth that speaks, the others bend and widen the tail; Enter edits the words", "把圆形控制点拖到说话者的嘴边，其余控制点弯曲、加宽尾巴；Enter 编辑文字";
    HintLetters: "Handles size, turn and bend the letters; Enter or a double click edits them", "控制点可缩放、旋转、弯曲文字；按 Enter 或双击编辑";
    HintLocked: "This is locked; unlock it to change it", "对象已锁定，解锁后才能更改";
    HintMoving: "Shift keeps to an axis, Ctrl leaves out snapping, Alt copies; Escape takes it back", "Shift 沿轴移动，Ctrl 不吸附，Alt 复制；Esc 取消";
    HintSelecting: "Words that the box touches are selected, panels and pictures that lie wholly in it; Shift adds to the selection; Escape takes it back", "选择框碰到的对话框、旁白框和拟声词会被选中，画格和图片须完全在框内；Shift 保留原有选择；Esc 取消";
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
    LastPageStays: "A comic has at least one page; this one stays", "作品至少要有一页，本页会保留";
    DropWaits: "What was dropped was not taken: close the dialog first, then drop it again", "未接收拖入的文件：请先关闭对话框，然后再拖入";
    HintOverview: "Click selects, Shift a range, Ctrl adds; drag to put in order; double-click or Enter opens; Escape goes back", "单击选择，Shift 选择一段，Ctrl 增减；拖动调整顺序；双击或 Enter 打开；Esc 返回";
    HintArt: "Drag the picture in its panel, the wheel zooms it; Delete removes it, Escape ends", "在画格内拖动图片，滚轮缩放；Delete 删除，Esc 结束";
}
