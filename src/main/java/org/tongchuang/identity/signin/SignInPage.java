package org.tongchuang.identity.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// @param to where to go on to
/// @param problem why it did not work, if it was tried
/// @param further who else may say who it is
public record SignInPage(String to, String email, @Nullable String problem, List<FurtherWays.Way> further)
        implements Page {}
