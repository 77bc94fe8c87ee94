/// What people agreed to, in which words, and taking it back.
@NullMarked
package org.tongchuang.privacy.consent;

import org.jspecify.annotations.NullMarked;
