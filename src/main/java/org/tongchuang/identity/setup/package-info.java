/// The first start of an installation: the wizard, its code, and the variables that do without it.
@NullMarked
package org.tongchuang.identity.setup;

import org.jspecify.annotations.NullMarked;
