package org.tongchuang.members.claiming.evidence;

import org.tongchuang.members.records.Facts;
import org.tongchuang.shared.MemberId;

/// A record somebody may mean.
///
/// @param taken whether somebody has an account for it already
public record Candidate(MemberId id, Facts facts, boolean taken) {}
