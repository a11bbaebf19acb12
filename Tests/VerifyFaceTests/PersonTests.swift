import Preflight
import Testing

@testable import VerifyFace

@Suite struct PersonTests {
  private func reason(
    _ number: String, name: String = "张三", _ allowance: Person.Allowance = []
  ) -> PersonError.Reason? {
    do throws(PersonError) {
      _ = try Person(name: name, idNumber: number, allowing: allowance)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test(arguments: [
    // The standard's example; Hong Kong, Macao, Taiwan; a leap day; a small x.
    "11010519491231002X", "810000199003071237", "820000199003071239", "830000199003071230",
    "110101200002290018", "11010519491231002x",
  ])
  func takesNumbers(_ number: String) throws {
    #expect(reason(number) == nil)
    let person = try Person(name: "张三", idNumber: number)
    #expect(person.number.bytes == Array(number.uppercased().utf8))
  }

  @Test(
    arguments: [
      ("440524188001010014", .idNumberDate), ("911124198108030024", .idNumberOfForeigner),
      ("110105194912310021", .idNumberCheckDigit), ("110101190002290011", .idNumberDate),
      ("110101202302310016", .idNumberDate), ("810100199003071232", .idNumberRegion),
      ("100101199003071231", .idNumberRegion), ("000101199003071238", .idNumberForm),
      ("110105491231002", .idNumberOfFifteenDigits), ("11010121000101001X", .idNumberDate),
      ("１１010519491231002X", .idNumberForm), ("11010519491231002X\n", .idNumberForm),
      (" 1010519491231002X", .idNumberForm), ("", .idNumberForm), ("H12345678", .idNumberForm),
      ("1101051949123100XX", .idNumberForm),
    ] as [(String, PersonError.Reason)])
  func refusesNumbers(_ number: String, _ expected: PersonError.Reason) {
    #expect(reason(number) == expected)
  }

  @Test(arguments: [
    "张三", "欧阳娜娜", "阿卜杜拉·买买提", "玛依拉·卡德尔·买买提", "中𠮷", "𰻝麦", "䶮一", "欧阳〇", "㛃㐀", "﨎三",
  ])
  func takesNames(_ name: String) throws {
    let person = try Person(name: name, idNumber: Sample.number)
    #expect(person.realName.bytes == Array(name.utf8))
    #expect(!person.isNameNormalised)
  }

  @Test(arguments: ["•", "・", "･", "‧", "⋅", "\u{387}", "\u{16EB}", "●", ".", "．"])
  func writesTheDotAsTheRegistersDo(_ dot: String) throws {
    let person = try Person(name: "买买提\(dot)艾力", idNumber: Sample.number)
    #expect(person.realName.bytes == Array("买买提\u{B7}艾力".utf8))
    #expect(person.isNameNormalised)
  }

  @Test(
    arguments: [
      ("张", .nameTooShort), ("", .nameEmpty), ("买买提 艾力", .nameCharacter), ("·张三", .nameDot),
      ("张三·", .nameDot), ("张··三", .nameDot), ("Zhang San", .nameCharacter),
      ("张三1", .nameCharacter), ("张\u{200B}三", .nameCharacter), ("张\u{FEFF}三", .nameCharacter),
      ("张三 ", .nameCharacter), ("Ｚhang", .nameCharacter), ("\u{E863}三", .namePrivateCharacter),
      ("㐀\u{2F00}", .nameCompatibilityCharacter), ("\u{F9D1}三", .nameCompatibilityCharacter),
      (String(repeating: "三", count: 51), .nameTooLong), ("张\u{0}三", .nameCharacter),
    ] as [(String, PersonError.Reason)])
  func refusesNames(_ name: String, _ expected: PersonError.Reason) {
    #expect(reason(Sample.number, name: name) == expected)
  }

  @Test func takesMoreWhereAsked() {
    #expect(reason(Sample.number, name: "张", .singleCharacterName) == nil)
    #expect(reason("911124198108030024", name: "JOHN SMITH", .foreignResident) == nil)
    #expect(reason("911124198108030024", .foreignResident) == nil)
    #expect(reason(Sample.number, name: "JOHN SMITH", .foreignResident) == .nameCharacter)
    #expect(reason("911124198108030024", name: "JOHN ", .foreignResident) == .nameCharacter)
  }

  @Test func namesTheCharacterAndNothingElse() {
    let error = PersonError(.nameCharacter, place: 3)
    #expect(error.description.contains("3"))
    for reason in PersonError.Reason.allCases {
      let message = PersonError(reason, place: 1).message
      #expect(!message.english.isEmpty && !message.chinese.isEmpty)
    }
  }
}
