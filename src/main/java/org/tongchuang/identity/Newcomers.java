package org.tongchuang.identity;

/// What to do with somebody who comes from outside and has no account here; a room above knows, if one is there.
@FunctionalInterface
public interface Newcomers {

    /// The page to go on to, a path of ours. Once they have an account, [IdentityDoor#linkOutside] lets them in
    /// the same way the next time.
    String arrived(Newcomer newcomer);
}
