package org.tongchuang.members.invitations;

import org.tongchuang.shared.Page;

/// An invitation that opens nothing more.
///
/// @param joined because the person has an account
public record GonePage(boolean joined) implements Page {}
