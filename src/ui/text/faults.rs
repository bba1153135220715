//! Causes: what the disk says, and how files contradict themselves. They stand in brackets after what was not done.

use super::Text;

table! {
    DiskSays: "the system says: {0}", "系统提示：{0}";
    DiskGone: "it is not there", "不存在";
    DiskRefuses: "the system does not allow it", "系统不允许";
    DiskIsFull: "the disk is full", "磁盘已满";
    DiskChanged: "its file changed", "文件已被更改";
    DamageMemory: "it asks for more memory than it takes", "所需内存超出合理范围";
    DamageNoPixels: "it has no pixels", "没有像素";
    DamagePixels: "its size and its pixels disagree", "尺寸与像素数不符";
    DamageNotText: "it is not text", "不是文本";
    DamageLine: "it cannot be read in line {0}", "第 {0} 行无法读取";
    DamageNoSize: "it has no size", "没有尺寸";
    DamageLong: "it has more than {0}", "超过 {0}";
    DamageUnpacks: "it unpacks to more than {0}", "解压后超过 {0}";
    DamageNoPng: "the picture in it is no PNG", "其中的图片不是 PNG";
    DamageContents: "its table of contents cannot be read", "无法读取其目录";
    DamageNoPages: "it has no pages", "没有页面";
    DamageUndrawable: "something in it cannot be drawn", "其中有无法绘制的内容";
    DamageVersion: "it is of no known version of Photoshop's format", "不是已知的 Photoshop 格式版本";
    DamageMode: "its colour mode is none of Photoshop's", "颜色模式不是 Photoshop 的模式";
    DamageDepth: "its depth does not go with its colour mode", "位深度与颜色模式不符";
    DamageChannels: "its number of channels does not go with its colour mode", "通道数与颜色模式不符";
    DamageLayers: "its layers are longer than any file", "图层长度超出文件";
    DamageRow: "a row of it is longer than it can be", "有一行像素过长";
    ExoticPacking: "the archive is packed in an unusual way", "压缩方式不常见";
    FormatMultichannel: "Photoshop multichannel", "Photoshop 多通道";
    FormatLab: "Photoshop Lab", "Photoshop Lab 颜色";
    FormatDeep: "Photoshop 32-bit", "Photoshop 32 位";
    FormatZipped: "Photoshop ZIP-packed", "Photoshop ZIP 压缩";
    UnusedNotThere: "there is no such file; check its name", "没有这个文件，请检查名称";
    UnusedNoFile: "this is not a file", "这不是文件";
    UnusedTooLong: "the file is too long; use a smaller one", "文件过大，请使用较小的文件";
    UnusedDisk: "it cannot be read ({0})", "无法读取（{0}）";
    UnusedNoText: "it is not text", "不是文本文件";
    UnusedNoFont: "it is not a font; use a TrueType or OpenType file", "不是字体，请使用 TrueType 或 OpenType 文件";
    UnusedFont: "it is damaged", "字体已损坏";
    UnusedLayout: "the layout “{0}” has numbers that cannot be drawn", "布局“{0}”中有无法绘制的数值";
    SlipNoId: "`{0}` is not an id; ids are up to 13 of the letters and digits `0-9 a-z` without `i l o u`", "`{0}` 不是标识；标识由 `0-9 a-z`（不含 `i l o u`）组成，最多 13 个字符";
    SlipNoLang: "`{0}` is not a language tag; write one like `en`, `ja`, `zh-Hans` or `pt-BR`", "`{0}` 不是语言标签，请写成 `en`、`ja`、`zh-Hans` 或 `pt-BR` 这样的形式";
    SlipNoColour: "`{0}` is not a colour; write `#rrggbb` or `#rrggbbaa`", "`{0}` 不是颜色，请写成 `#rrggbb` 或 `#rrggbbaa`";
    SlipNoFingerprint: "a picture is remembered by 32 hexadecimal digits, a space and its number of bytes", "图片以 32 位十六进制数、一个空格和字节数来记录";
    KindProject: "a comic", "作品";
    KindSeries: "a series", "系列";
    KindClip: "copied items", "复制的对象";
    KindPages: "copied pages", "复制的页面";
}
