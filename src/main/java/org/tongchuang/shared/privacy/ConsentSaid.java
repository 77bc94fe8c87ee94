package org.tongchuang.shared.privacy;

import org.tongchuang.shared.MemberId;

/// Somebody agreed to a purpose, or took that back. Whoever hears it acts in the transaction of whoever publishes it: a
/// room where people say so in its own words publishes it for privacy to write down, and privacy publishes it for the
/// room to act upon. Said again, it changes nothing.
///
/// @param through by what they said it, such as `consents`, `visibility` or `api`
public record ConsentSaid(MemberId member, String purpose, boolean given, String through) {}
