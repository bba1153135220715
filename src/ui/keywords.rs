//! Words by which a command is looked for besides its name, in both languages of the window.

use super::command::Command;
use crate::editor::ToolKind;

/// What people call a command who know it from elsewhere, with spaces between.
pub fn of(command: Command) -> &'static str {
    match command {
        Command::New => "create start project template 新建 项目 模板 page comic 创建 开始 漫画",
        Command::Open => "load project 打开 项目 import file 文件 导入 载入",
        Command::Save | Command::SaveAs => "store write 存储 keep disk 保存 备份",
        Command::Export => {
            "png jpeg jpg webp publish print image output render 发布 输出 图片 印刷 width resolution web 导出 保存为图片 发表 上传 分辨率 出图"
        }
        Command::Undo => "back revert 后退 mistake 撤回 返回 取消",
        Command::Redo => "again repeat 重复 恢复 前进",
        Command::Cut | Command::Copy | Command::Paste => "clipboard 剪贴板 move 粘贴 拷贝 移动",
        Command::CopyPicture => "clipboard png screenshot image 剪贴板 截图 拷贝 图像",
        Command::CopyWords => "clipboard dialogue text 台词 文字 words lettering 拷贝 对白",
        Command::Duplicate => "clone copy 克隆 twice 拷贝 再制 重复",
        Command::Delete => "remove erase clear 清除 移除 删掉 擦除",
        Command::PicturePages => {
            "import cbz pdf zip archive scans finished art webtoon 导入 压缩包 扫描 成品 pictures 图片 成稿"
        }
        Command::AddPage | Command::DuplicatePage | Command::DeletePage | Command::CopyPages => {
            "sheet 纸张 new insert blank 新建 插入 加页 空白页 拷贝 再制"
        }
        Command::Cover => "front title 封面 book 扉页 首页",
        Command::DoublePage => "spread splash 跨页 wide two pages 双页 大跨页 对开",
        Command::Printed => "page number header footer running 页码 页眉 页脚 folio number 显示 隐藏",
        Command::Overview => {
            "grid thumbnails storyboard sorter all pages 缩略图 网格 sort reorder 分镜 总览 全部页面 排序 故事板"
        }
        Command::Front | Command::Forward | Command::Backward | Command::Back => {
            "order arrange stack layer z raise lower 层级 顺序 above below top bottom 置顶 置底 图层 叠放"
        }
        Command::Lock => "protect freeze 保护 fix unlock 固定 解锁 切换",
        Command::Hide => "invisible show visibility 可见 eye layer 显示 切换 不可见",
        Command::Align(_) => "arrange distribute space evenly 排列 均匀 centre middle line up 居中 平均 间隔",
        Command::Bleed => "edge full trim page border 出血 页边 outside 满版 裁切",
        Command::LargerLetters | Command::SmallerLetters => {
            "font text size bigger lettering balloon bubble 字号 气泡 字体 大小 smaller speech 放大 缩小 对话框 对白 字体大小"
        }
        Command::Merge => "join combine unite panels 连接 组合 one 拼合 合并 画格 分镜 分格",
        Command::Divide => {
            "split rows columns grid tier panels 分割 行列 cut storyboard koma 切分 切割 分镜 分格 等分 画格 网格"
        }
        Command::ReplaceArt | Command::AddLayer => {
            "image picture photo art swap insert place 图像 插入 load 图片 置入 换图 导入"
        }
        Command::ArtBehind => "background full page image picture 背景 whole splash 底图 整页 置入",
        Command::FindPictures => {
            "missing relink lost links broken 丢失 链接 search folder 图片 缺失 重新链接"
        }
        Command::EditWords => {
            "text type dialogue write lettering balloon bubble 台词 气泡 编辑 文字 speech translate 对白 对话框 输入 翻译 打字 改字"
        }
        Command::AddTail => {
            "pointer arrow speaker balloon bubble 尾巴 气泡 指向 speech point 对话框 尖角 说话"
        }
        Command::Layouts => {
            "template grid gallery panels arrangement koma 模板 分格 网格 storyboard split tiers 分镜 版式 排版 分割 画格 格子"
        }
        Command::PageSetup => {
            "size format trim bleed margins paper dpi resolution 尺寸 纸张 边距 分辨率 book binding reading direction width height 大小 开本 装订 阅读方向 出血 画布"
        }
        Command::Tidy => {
            "quotes dashes punctuation ellipsis clean fix proofread balloon text 引号 标点 校对 spelling spaces 空格 检查 格式 清理"
        }
        Command::Fonts => "typeface lettering missing substitute balloon 字型 替换 font family 字体 文字",
        Command::Cast => {
            "speaker character people actors names voices 角色 人物 说话者 speakers balloon colour 人名 登场人物"
        }
        Command::Colours => "colors palette swatch 色板 颜色 paint 配色 调色板 换色 色彩",
        Command::Settings => {
            "preferences options theme dark light language unit 首选项 选项 主题 语言 单位 configure scale size 偏好 配置 界面 缩放"
        }
        Command::FitPage => "zoom whole window 缩放 全页 fit view 适合 全部 窗口",
        Command::ActualSize => "zoom 100 percent pixels 缩放 real 实际 像素 原大",
        Command::ZoomIn => "larger magnify 放大 zoom view 视图 缩放",
        Command::ZoomOut => "smaller 缩小 zoom view 视图",
        Command::Guides => "trim bleed safe area lines 裁切 安全 show hide margin 切换 显示 出血 边距",
        Command::Rulers | Command::Ruled => "measure lines 参考线 show hide unit 切换 显示 标尺 刻度 单位",
        Command::LockGuides | Command::ClearGuides | Command::SpreadGuides => {
            "ruler lines 参考线 copy remove all 辅助线 锁定 切换"
        }
        Command::SecondView => {
            "split compare side by side reference translation 对照 分屏 language window original 语言 原文 翻译 切换 第二视图 双语"
        }
        Command::Phone => {
            "webtoon strip mobile scroll vertical preview 手机 条漫 滚动 预览 reader screen 阅读 切换 竖屏"
        }
        Command::Layers => "list objects panel sidebar 列表 对象 reading order panels 顺序 切换 显示 面板",
        Command::Group | Command::Ungroup => "together join combine 组合 bind 成组 分组 解组",
        Command::FacingPages => "spread two pages side by side 跨页 对开 双页 切换 并排 左右页",
        Command::OrderByPlace => "reading sort sequence number 阅读 排序 panels 分镜 自动 编号",
        Command::Palette => "commands search find 搜索 命令 everything 查找 功能",
        Command::Shortcuts => "keys keyboard hotkeys help 键盘 帮助 hotkey bindings 热键 按键 快捷键 说明",
        Command::About => "version licence license credits 版本 许可 help 信息 帮助",
        Command::NextLanguage => {
            "translation edition switch toggle english chinese 语言 翻译 版本 中文 英文 双语"
        }
        Command::TurnLines => {
            "vertical horizontal columns writing direction text tategaki 竖排 横排 直排 文字方向 竖写"
        }
        Command::WindowLanguage => "interface english chinese locale ui switch 语言 中文 英文 汉语",
        Command::TurnShade => "appearance colours night day mode switch 外观 夜间 明暗 主题 深色 浅色",
        Command::SelectAll => "everything items 全部 所有",
        Command::NextItem | Command::PreviousItem => "forward back tab 对象 前后 切换",
        Command::PreviousPage | Command::NextPage => "turn go flip 翻页 跳转 切换 换页",
        Command::Close => "document file comic 关掉 文件",
        Command::Quit => "exit leave program 离开 关闭 结束",
        Command::Tool(tool) => of_tool(tool),
    }
}

fn of_tool(tool: ToolKind) -> &'static str {
    match tool {
        ToolKind::Select => "move pointer arrow pick 移动 指针 cursor 选取 光标 箭头",
        ToolKind::Corners => {
            "vertices points edges bend curve slant shape 顶点 曲线 形状 node reshape 节点 变形 斜边 画格"
        }
        ToolKind::Panel => "frame box draw new 画框 分格 rectangle storyboard 分镜 格子 边框 分格框",
        ToolKind::Knife => "cut split slice divide gutter 切割 分割 slash panel 分镜 裁切刀 刀 切开 分格",
        ToolKind::Balloon => {
            "bubble speech dialogue thought talk 对话 台词 泡泡 word balloon 气泡 对白 对话气泡 说话"
        }
        ToolKind::Caption => "narration box text title 旁白 文本框 narrator place time 独白 说明 文字框 字幕",
        ToolKind::Effect => "sfx sound onomatopoeia letters 音效 拟声 noise boom 特效字 效果音 状声词",
        ToolKind::Order => "reading sequence numbers 阅读 顺序 panels 编号 排序",
        ToolKind::Hand => "pan scroll move view 平移 grab 移动 画布",
    }
}
