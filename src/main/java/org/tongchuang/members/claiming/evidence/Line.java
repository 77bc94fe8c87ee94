package org.tongchuang.members.claiming.evidence;

/// One piece of evidence: what was compared, how far it agrees, and what that is worth.
///
/// @param field as `members.duplicates` names fields, or `DOCUMENT_TAIL`
/// @param agreement a level of that field
/// @param key the message key that says it
/// @param bits the logarithm to the base of two by which it makes the record likelier, or less likely
/// @param against whether a person's own mark differs by more than a slip of the pen
public record Line(String field, String agreement, String key, double bits, boolean against) {}
