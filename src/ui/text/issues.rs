//! What a page could not do well.

use super::Text;

table! {
    IssueCovers: "Covers a marked {0} ({1} %)", "遮住了标记的{0}（{1}%）";
    IssueOverflow: "The words stick out of their balloon by {0}", "文字超出对话框 {0}";
    IssueShrunk: "The words were made smaller to fit ({0} %)", "文字已缩小以适应（{0} %）";
    IssueWords: "There are no words in {0}; another language stands in", "没有{0}译文，暂以其他语言代替";
    IssueNoWords: "There are no words in {0} yet", "还没有{0}文字";
    IssueOffPage: "The words reach {0} beyond the page", "文字超出页面 {0}";
    IssueSoftArt: "The picture {0} has {1} pixels to the inch here and will look soft", "图片 {0} 在此处仅有 {1} ppi，会显得模糊";
    IssueArt: "The picture {0} is not shown: {1}", "图片 {0} 无法显示：{1}";
    IssueFont: "The font {0} is not installed; another one stands in", "字体 {0} 未安装，暂以其他字体代替";
    IssueGlyph: "No font has the character {0}", "没有字体包含字符 {0}";
    IssueStyle: "There is no style {0}; the plain one stands in", "没有样式 {0}，暂以默认样式代替";
    IssueCoversWords: "Covers {0} % of other words; move one of them aside.", "遮住其他文字的 {0}%，请移开其中之一。";
    IssueStrays: "{0} % of it lies over another panel; move it back into its own.", "有 {0}% 落在其他画格上，请移回所属画格。";
    IssueWiderThanPanel: "It is {0} wider than its panel and reaches into the next; break long words or make the panel wider.", "比所属画格宽 {0}，伸进了相邻画格；请拆分过长的词或加宽画格。";
    IssueLeftOutside: "{0} % of it lies beyond the page and is not exported; move it onto the page.", "有 {0}% 在页面之外，不会导出，请移回页面。";
    Untranslated: "to translate", "待翻译";
    OffThePage: "Off the page", "在页面之外";
    IssueBareStrip: "The picture {0} leaves a strip of {1} of its panel bare; move it or make it larger.", "图片 {0} 在画格内留出 {1} 的空白，请移动或放大图片。";
    IssueRunning: "A page number or running text lies over a panel; make room for it, move it, or leave it off this page.", "页码或页眉页脚压住了画格，请留出空间、移动它，或在本页隐去。";
    IssueSwallowed: "The tail points at a mouth that its own balloon covers, and is not seen; move the mouth or the balloon, or take the tail away.", "尾巴指向的位置被对话框自身盖住，尾巴不可见；请移动嘴的位置或对话框，或移除尾巴。";
    IssueFlat: "The panel has no area", "画格的宽或高为零";
}
