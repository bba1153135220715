//! Words by which a command is looked for besides its name, in both languages of the window.

use super::command::Command;
use crate::editor::ToolKind;

/// What people call a command who know it from elsewhere, with spaces between.
pub fn of(command: Command) -> &'static str {
    match command {
        Command::New => "create start project template 新建 项目 模板",
        Command::Open => "load project 打开 项目",
        Command::Save | Command::SaveAs => "store write 存储",
        Command::Export => "png jpeg jpg webp publish print image output render 发布 输出 图片 印刷",
        Command::Undo => "back revert 后退",
        Command::Redo => "again repeat 重复",
        Command::Cut | Command::Copy | Command::Paste => "clipboard 剪贴板",
        Command::CopyPicture => "clipboard png screenshot image 剪贴板 截图",
        Command::CopyWords => "clipboard dialogue text 台词 文字",
        Command::Duplicate => "clone copy 克隆",
        Command::Delete => "remove erase clear 清除",
        Command::PicturePages => {
            "import cbz pdf zip archive scans finished art webtoon 导入 压缩包 扫描 成品"
        }
        Command::AddPage | Command::DuplicatePage | Command::DeletePage | Command::CopyPages => "sheet 纸张",
        Command::Cover => "front title 封面",
        Command::DoublePage => "spread splash 跨页",
        Command::Printed => "page number header footer running 页码 页眉 页脚",
        Command::Overview => "grid thumbnails storyboard sorter all pages 缩略图 网格",
        Command::Front | Command::Forward | Command::Backward | Command::Back => {
            "order arrange stack layer z raise lower 层级 顺序"
        }
        Command::Lock => "protect freeze 保护",
        Command::Hide => "invisible show visibility 可见",
        Command::Align(_) => "arrange distribute space evenly 排列 均匀",
        Command::Bleed => "edge full trim page border 出血 页边",
        Command::LargerLetters | Command::SmallerLetters => {
            "font text size bigger lettering balloon bubble 字号 气泡 字体 大小"
        }
        Command::Merge => "join combine unite panels 连接 组合",
        Command::Divide => "split rows columns grid tier panels 分割 行列",
        Command::ReplaceArt | Command::AddLayer => "image picture photo art swap insert place 图像 插入",
        Command::ArtBehind => "background full page image picture 背景",
        Command::FindPictures => "missing relink lost links broken 丢失 链接",
        Command::EditWords => "text type dialogue write lettering balloon bubble 台词 气泡 编辑 文字",
        Command::AddTail => "pointer arrow speaker balloon bubble 尾巴 气泡 指向",
        Command::Layouts => "template grid gallery panels arrangement koma 模板 分格 网格",
        Command::PageSetup => "size format trim bleed margins paper dpi resolution 尺寸 纸张 边距 分辨率",
        Command::Tidy => "quotes dashes punctuation ellipsis clean fix proofread balloon text 引号 标点 校对",
        Command::Fonts => "typeface lettering missing substitute balloon 字型 替换",
        Command::Cast => "speaker character people actors names voices 角色 人物 说话者",
        Command::Colours => "colors palette swatch 色板 颜色",
        Command::Settings => "preferences options theme dark light language unit 首选项 选项 主题 语言 单位",
        Command::FitPage => "zoom whole window 缩放 全页",
        Command::ActualSize => "zoom 100 percent pixels 缩放",
        Command::ZoomIn => "larger magnify 放大",
        Command::ZoomOut => "smaller 缩小",
        Command::Guides => "trim bleed safe area lines 裁切 安全",
        Command::Rulers | Command::Ruled => "measure lines 参考线",
        Command::LockGuides | Command::ClearGuides | Command::SpreadGuides => "ruler lines 参考线",
        Command::SecondView => "split compare side by side reference translation 对照 分屏",
        Command::Phone => "webtoon strip mobile scroll vertical preview 手机 条漫 滚动 预览",
        Command::Layers => "list objects panel sidebar 列表 对象",
        Command::Group | Command::Ungroup => "together join combine 组合",
        Command::FacingPages => "spread two pages side by side 跨页 对开",
        Command::OrderByPlace => "reading sort sequence number 阅读 排序",
        Command::Palette => "commands search find 搜索 命令",
        Command::Shortcuts => "keys keyboard hotkeys help 键盘 帮助",
        Command::About => "version licence license credits 版本 许可",
        Command::Tool(tool) => of_tool(tool),
        Command::Close
        | Command::Quit
        | Command::SelectAll
        | Command::NextItem
        | Command::PreviousItem
        | Command::PreviousPage
        | Command::NextPage => "",
    }
}

fn of_tool(tool: ToolKind) -> &'static str {
    match tool {
        ToolKind::Select => "move pointer arrow pick 移动 指针",
        ToolKind::Corners => "vertices points edges bend curve slant shape 顶点 曲线 形状",
        ToolKind::Panel => "frame box draw new 画框 分格",
        ToolKind::Knife => "cut split slice divide gutter 切割 分割",
        ToolKind::Balloon => "bubble speech dialogue thought talk 对话 台词 泡泡",
        ToolKind::Caption => "narration box text title 旁白 文本框",
        ToolKind::Effect => "sfx sound onomatopoeia letters 音效 拟声",
        ToolKind::Order => "reading sequence numbers 阅读 顺序",
        ToolKind::Hand => "pan scroll move view 平移",
    }
}
