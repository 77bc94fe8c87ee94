/// The accounts of the office, for those who look after them.
@NullMarked
package org.tongchuang.identity.staff;

import org.jspecify.annotations.NullMarked;
