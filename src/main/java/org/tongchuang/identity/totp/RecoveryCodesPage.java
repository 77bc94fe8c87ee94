package org.tongchuang.identity.totp;

import java.util.List;
import org.tongchuang.shared.Page;

/// Recovery codes, shown this once.
///
/// @param fresh whether a second step was set up in the same act
public record RecoveryCodesPage(List<String> codes, boolean fresh) implements Page {}
