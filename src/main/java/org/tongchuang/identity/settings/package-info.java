/// What university this is and how it looks.
@NullMarked
package org.tongchuang.identity.settings;

import org.jspecify.annotations.NullMarked;
