Stripe('pk_test_example').elements().create('card').mount('#carte');
