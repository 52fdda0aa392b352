//! t
#[test]
fn t() {
    for s in &crate::support::SHIPPED.0.scenarios { let f = balise::domain::explore::explore(&s.scenario); println!("{} {} {}", s.scenario.id, f.states, f.longest); }
}
