/// What reads files and cells of strangers, fed by Jazzer: each class here is a target of its own.
@NullMarked
package org.tongchuang.fuzz;

import org.jspecify.annotations.NullMarked;
