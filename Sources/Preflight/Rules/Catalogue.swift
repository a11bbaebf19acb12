extension Rule {
  /// Every rule, in the order in which they are listed and reported. The one list.
  public static let all: [Rule] = [
    // The file is no photo that can be judged.
    notFound, notAFile, unreadable, empty, tooManyBytes, notJPEG, unsupported, tooManyPixels,
    tooManyScans, truncated, incomplete, corrupt,
    // Only a new photo helps.
    fileTooSmall, pictureTooSmall, noFace, severalFaces, faceTooSmall,
    faceCutOff, turnedAway, tilted, blurred, tooDark, backLit, lowContrast, overExposed, glare,
    overCompressed, lowQuality, noisy,
    // Preflight re-makes the photo.
    notUpright, sideways, farAway, borders, tooLarge, fileTooLarge, outsideBudget, metadata,
    progressive,
    colourSpace,
    // The photo may be sent, and should be looked at.
    suspectDamage, coveredFace, darkGlasses, unevenLight, stretched, notAsTaken, narrow,
    busyBackground, textBeside, grey, colourCast, madeSmaller, belowBudget,
  ]
}

/// What all rules together say about a photo.
struct Judgements {
  /// The rules that said no: worst first, otherwise in the order of the list.
  var findings: [Finding]
  /// The ids of the rules that could not be judged.
  var notChecked: [String]

  /// The severity of the worst finding; `warn` where there is none.
  var worst: Severity { findings.first?.severity ?? .warn }
}

extension [Rule] {
  /// Asks every rule.
  func judge(_ evidence: Evidence) -> Judgements {
    var findings: [Finding] = []
    var notChecked: [String] = []
    for rule in self {
      let judgement = rule.judge(evidence)
      if judgement == .notChecked {
        notChecked.append(rule.id)
      } else if let finding = rule.finding(judgement, evidence) {
        findings.append(finding)
      }
    }
    let worstFirst = Severity.allCases.reversed().flatMap { severity in
      findings.filter { $0.severity == severity }
    }
    return Judgements(findings: worstFirst, notChecked: notChecked)
  }
}
