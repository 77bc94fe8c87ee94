package org.tongchuang.members.claiming.joining;

import org.tongchuang.shared.Page;

/// Asks whether an account is to be stopped that somebody else opened for one's record.
///
/// @param open whether there is anything to stop
public record StopPage(String here, boolean open) implements Page {}
