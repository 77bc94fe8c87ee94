package org.tongchuang.members.claiming.claims;

import org.jspecify.annotations.Nullable;
import org.tongchuang.members.claiming.evidence.Rung;
import org.tongchuang.shared.MemberId;

/// What the office decides.
///
/// @param version of the claim that was looked at; null to decide on whatever it is now
/// @param member whose record is given to them, to approve
/// @param rung by what they were known, to approve
/// @param words what the applicant is told: the question, or the reason
public record Decision(
        Act act, @Nullable Long version, @Nullable MemberId member, Rung rung, String words) {

    public enum Act {
        APPROVE,
        /// They are somebody the records lack.
        APPROVE_NEW,
        ASK,
        REFUSE,
        BLOCK
    }
}
