/// Tongchuang (同窗), the alumni platform of a university: the entry point and nothing else.
@NullMarked
package org.tongchuang;

import org.jspecify.annotations.NullMarked;
