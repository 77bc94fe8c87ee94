package org.tongchuang.members.invitations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// Asks for the code that went to an address.
public record AddressCodePage(
        String base, UUID question, String email, @Nullable String problem) implements Page {}
