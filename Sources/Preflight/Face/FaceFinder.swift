/// Finds faces in pictures.
public struct FaceFinder: Sendable {
  let memory = FinderMemory()
  public init() {}
}
