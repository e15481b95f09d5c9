import BuiltInRules
import Findings
import Rules
import TestSupport
import Testing

// The profiles that the first rules were given, numbers by group. They stay: who takes a rule out of a
// profile, or puts it into one, changes what gates somebody's builds, and does it here too. Rules of
// group TPL are in all of them and not listed, nor are rules that came later: those say it themselves.

private let defaultIDs = ids([
  "COG": """
  001 002 004 010 011 012 014 016 019 020 021 022 024 025 040 041 042 043 044 045 046 \
  047 048 049 050 051 052 056 058 070 072 073 074 075 076 078 079 081 083 092 094 099 \
  100 102 103 106 110 120 125 126 128 129 135 138 139 140 150 151 152 153 154 155 156 \
  157 159 166 170 173 175 177
  """,
  "APP": """
  001 002 003 004 005 006 007 009 011 012 014 015 016 018 020 021 024 025 026 027 029 \
  030 033 034 036 037 039 040 041 042 050 051 052 053 055 057 060 061 070 071 072 073 \
  077 079 085 087 088 091 092
  """,
  "IDP": "001 004 006 007 020 021 022 023 024 025 026 027 028 029 030 031 032 035 036 037 038",
  "IAM": """
  001 003 004 005 006 007 009 010 012 013 014 015 020 030 032 035 036 037 038 039 044 \
  045 053 059 070 071 072 073 074 075 076 077 078 080 081 082 083 084 085 087 088
  """,
])
/// Beside those of the default profile.
private let strictIDs = ids([
  "COG": """
  003 005 013 015 017 018 023 026 027 028 029 053 054 055 057 059 060 061 062 063 064 \
  065 071 077 080 082 084 090 091 093 095 096 097 101 104 105 111 112 113 114 115 116 \
  117 118 121 127 130 131 136 137 142 158 165 167 168 171 176
  """,
  "APP": """
  008 010 013 017 022 023 028 031 032 035 038 043 054 056 062 074 075 076 078 086 089 \
  093
  """,
  "IDP": "002 003 005 008 009 010 033 034 039 040",
  "IAM": """
  002 008 011 016 017 019 031 033 034 040 041 042 043 046 047 048 049 050 051 052 056 \
  060 061 079 086 089 091
  """,
])
private let securityHubIDs = ids([
  "COG": "070 090 091 110 112 113 114 115 118 170",
  "IDP": "001",
  "IAM": "030 031",
])
private let cisIDs = ids([
  "COG": "001 002 055 070 071 090 096 098 104 111 112 113 114 115 118 170",
  "APP": "020 021",
  "IDP": "001",
  "IAM": "011 030 038 039 044 047 048 049 050 051 056",
])
/// Every rule whose profiles are listed here.
private let listedIDs = defaultIDs.union(strictIDs).union(securityHubIDs).union(cisIDs)

private func ids(_ numbers: KeyValuePairs<String, String>) -> Set<String> {
  Set(numbers.flatMap { group, list in list.split(separator: " ").map { "\(group)\($0)" } })
}

/// The rules of a profile outside group TPL.
private func rules(of profile: Profile) -> Set<String> {
  Set(Checks.rules(of: profile).metadata.filter { $0.group != "TPL" }.map(\.id))
}

@Test func `the lists are whole`() {
  #expect(defaultIDs.count == 181)
  #expect(strictIDs.count == 116)
  #expect(securityHubIDs.count == 13)
  #expect(cisIDs.count == 30)
}

@Test(arguments: [
  (Profile.default, defaultIDs), (.strict, defaultIDs.union(strictIDs)),
  (.securityHub, securityHubIDs), (.cis, cisIDs),
])
func `a listed rule is in the profiles that list it, and in no other`(
  _ profile: Profile, _ listed: Set<String>
) {
  let held = rules(of: profile)
  #expect(listed.subtracting(held).sorted() == [], "missing")
  #expect(held.intersection(listedIDs).subtracting(listed).sorted() == [], "not listed")
}

@Test func `a rule that came later is in the strict profile at least`() {
  let later = Checks.rules.metadata.filter { $0.group != "TPL" && !listedIDs.contains($0.id) }
  #expect(later.map(\.id).filter { !rules(of: .strict).contains($0) } == [])
}

@Test(arguments: Profile.allCases)
func `every profile asks whether the template is sound`(_ profile: Profile) {
  let all = Checks.defaultRules.metadata.filter { $0.group == "TPL" }.map(\.id)
  let held = Checks.rules(of: profile).metadata.map(\.id)
  #expect(!all.isEmpty)
  #expect(Set(all).isSubset(of: held))
}
