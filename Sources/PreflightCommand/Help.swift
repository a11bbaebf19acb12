import Console
import Preflight

/// The help text, made from the flags.
enum Help {
  static func print(_ options: Options) -> ExitStatus {
    let language = options.language
    var text = intro[language]
    text += Flag<Options>.help(language)
    Standard.output.write(text + "\n" + exits[language])
    return .ready
  }

  private static let intro = Words(
    """
    preflight makes face photos ready for the verifyface service before they are uploaded.

      preflight [check] PATH...       judge photos and folders
      preflight fix PATH... --out DIR also write the photos, re-made to the specification
      preflight worker                answer requests on standard input, one JSON object a line
      preflight rules [ID]            what is judged, by which limit, and what to do

    A path that is - stands for a list of paths on standard input. Folders are walked; names that
    begin with a dot are passed over. Photos are never changed where they are.


    """,
    zh: """
      preflight 在上传之前，把人脸照片处理成符合“人脸实名认证”服务的要求。

        preflight [check] 路径...        检查照片和文件夹
        preflight fix 路径... --out DIR  同时写出按规范重制的照片
        preflight worker                 逐行回答标准输入中的 JSON 请求
        preflight rules [ID]             列出规则：检查什么、界限是多少、怎么办

      路径 - 表示从标准输入读取路径列表。文件夹会被遍历，以点开头的名称会被略过。
      原照片绝不会被改动。


      """)

  private static let exits = Words(
    """
    Exit status: 0 every photo is ready or fixable; 1 at least one has to be taken again;
    2 wrong usage, or a file that is no photo that can be read.

    """,
    zh: """
      退出码：0 全部可用或可修复；1 至少一张需要重拍；2 用法错误，或有文件不是可读取的照片。

      """)
}
