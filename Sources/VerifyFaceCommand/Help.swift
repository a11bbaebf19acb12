import Console
import Preflight

/// The help text, made from the flags.
enum Help {
  static func print(_ language: Language) {
    Standard.output.write(intro[language] + Flag<Options>.help(language) + "\n" + exits[language])
  }

  private static let intro = Words(
    """
    verifyface asks the verifyface service whether a photo shows a person. Answered calls are billed.

      verifyface submit PHOTO --endpoint NAME --person FILE|-   make the photo ready and ask, once
      verifyface sandbox [--port N]   a stand-in of the service on this machine, for development
      verifyface explain [CODE...]    a code of the service: what it means, who pays, what to do

    The key, the OpenId and the person are never taken from the command line, where others can read
    them. A photo that would be refused is not sent. Nothing is written to disk.


    """,
    zh: """
      verifyface 调用“人脸实名认证”服务，核对照片是否为本人。服务给出结果的调用会计费。

        verifyface submit 照片 --endpoint 名称 --person FILE|-    处理照片并提交一次
        verifyface sandbox [--port N]   本机上的模拟服务，供开发使用
        verifyface explain [代码...]    解释服务的代码：含义、是否计费、怎么办

      KEY、OpenId 和个人信息从不取自命令行参数，以免被他人看到。
      会被服务拒绝的照片不会提交。不写入任何磁盘文件。


      """)

  private static let exits = Words(
    """
    Exit status of submit: 0 accept; 1 reject, review, or the photo was held back; 2 wrong usage;
    3 the call failed and was not charged; 4 the call failed and was or may have been charged.

    """,
    zh: """
      submit 的退出码：0 通过；1 不通过、需复核或照片未提交；2 用法错误；
      3 调用失败，未计费；4 调用失败，已计费或可能已计费。

      """)
}
