/// Letters that open something: a code to sign in with, a link to choose a new password. Whoever asks learns nothing of
/// who has an account.
@NullMarked
package org.tongchuang.identity.codes;

import org.jspecify.annotations.NullMarked;
