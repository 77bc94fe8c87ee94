package org.tongchuang.members.claiming.vouching;

import org.tongchuang.shared.Page;

/// Asks a classmate whether they know an applicant.
///
/// @param study what the applicant says they studied, and when
/// @param open whether an answer is still wanted
public record VouchPage(String here, String name, String study, boolean open) implements Page {}
