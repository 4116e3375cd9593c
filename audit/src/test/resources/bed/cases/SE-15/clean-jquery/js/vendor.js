/*! jQuery v3.7.1 | (c) OpenJS Foundation and other contributors | jquery.org/license */
!function(w){var f=function(s){return new f.fn.init(s)};f.fn=f.prototype={jquery:"3.7.1",init:function(s){this.length=s?1:0}};f.fn.init.prototype=f.fn;w.jQuery=w.$=f}(window);
