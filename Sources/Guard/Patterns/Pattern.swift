/// A regular expression of a rules file, with the text that it was written as.
///
/// It is searched for, not matched with the whole text.
struct Pattern: Sendable {
  let text: String
  let expression: RegularExpression

  /// Why a text is no pattern of Guard: one line, lower-case start, no final period.
  struct Refusal: Error {
    let message: String
  }

  init(_ text: String) throws(Refusal) {
    self.text = text
    let rewritten: String
    do throws(PatternDialect.Refusal) {
      rewritten = try PatternDialect.rewritten(text)
    } catch {
      throw Refusal(message: error.message)
    }
    do throws(RegularExpression.PatternError) {
      expression = try RegularExpression(rewritten, dialect: .unicode)
    } catch {
      throw Refusal(message: "it is not a regular expression")
    }
  }
}
