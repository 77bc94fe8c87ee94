/// Names of people: how Chinese and Latin names are read, shown, sorted and compared.
@NullMarked
package org.tongchuang.members.names;

import org.jspecify.annotations.NullMarked;
