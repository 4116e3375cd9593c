@NullMarked
package org.limpide.server.jobs;

import org.jspecify.annotations.NullMarked;
