@org.jspecify.annotations.NullMarked
package org.limpide.audit.probe;
