/// A believable university to look around in: 江海大学, the same people on every machine. What it knows of names,
/// schools, employers and cities lies in the text files beside it; chance with a fixed seed does the rest.
@NullMarked
package org.tongchuang.members.demo;

import org.jspecify.annotations.NullMarked;
