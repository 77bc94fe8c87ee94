/// Coming in and going out: the sign-in page, the brake on guessing, the sessions that are open.
@NullMarked
package org.tongchuang.identity.signin;

import org.jspecify.annotations.NullMarked;
