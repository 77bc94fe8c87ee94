/// Being erased: asked for by people themselves, taken back within thirty days, and done step by step after that.
@NullMarked
package org.tongchuang.privacy.erasure;

import org.jspecify.annotations.NullMarked;
