package org.tongchuang.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody whom a system outside vouches for and who has no account here yet.
///
/// @param provider which system, as the office set it up
/// @param subject by which name that system will always know them
/// @param campus whether that system is the university's own
/// @param vouchesForStudy whether the office says that its word on `studentNumber` and `name` can be taken as proof;
///     else they are what a stranger says of themselves
/// @param email one the system has verified; proves nothing about records or accounts with the same address
/// @param affiliation as the system calls it, such as `student`
public record Newcomer(
        UUID provider,
        String subject,
        boolean campus,
        boolean vouchesForStudy,
        @Nullable String studentNumber,
        @Nullable String name,
        @Nullable String email,
        @Nullable String affiliation) {}
