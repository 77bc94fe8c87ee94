/// The page kit: the templates every page is made of. A new page needs no new stylesheet.
@NullMarked
package org.tongchuang.shared.kit;

import org.jspecify.annotations.NullMarked;
