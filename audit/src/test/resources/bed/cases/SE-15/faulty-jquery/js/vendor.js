/*! jQuery v1.12.4 | (c) jQuery Foundation | jquery.org/license */
!function(w){var f=function(s){return new f.fn.init(s)};f.fn=f.prototype={jquery:"1.12.4",init:function(s){this.length=s?1:0}};f.fn.init.prototype=f.fn;w.jQuery=w.$=f}(window);
