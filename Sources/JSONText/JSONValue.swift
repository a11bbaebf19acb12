/// A JSON value. Numbers are kept as they were written: what a number means depends on the field.
package enum JSONValue: Sendable, Equatable {
  case object([String: JSONValue])
  case array([JSONValue])
  case text(String)
  case number(String)
  case boolean(Bool)
  case null

  /// A member of an object.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  package var isObject: Bool { if case .object = self { true } else { false } }
}
