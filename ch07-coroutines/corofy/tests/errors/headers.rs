impl Client {
    coroutine fn send(&self) {}
}

coroutine fn shape(self: Box<Self>) {}

coroutine fn no_body();
