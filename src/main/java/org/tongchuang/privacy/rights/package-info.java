/// What people may ask for: a copy of all that is held about them.
@NullMarked
package org.tongchuang.privacy.rights;

import org.jspecify.annotations.NullMarked;
