/// Inviting people to their own record and to an account: by a link in a letter, sent or printed, that opens what the
/// university believes about them without signing in.
@NullMarked
package org.tongchuang.members.invitations;

import org.jspecify.annotations.NullMarked;
