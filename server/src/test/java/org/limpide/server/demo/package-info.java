@NullMarked
package org.limpide.server.demo;

import org.jspecify.annotations.NullMarked;
