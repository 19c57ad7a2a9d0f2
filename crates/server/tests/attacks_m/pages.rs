//! What the pages lead to, and show.

use crate::world::World;
use reqwest::{Client, StatusCode, redirect::Policy};
use roster_domain::{Command, Name, limits};

#[tokio::test]
async fn m03_no_page_leads_to_another_site() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (_, token) = world.invite(&sofia, "elif@northwind.example").await;
    let client = Client::builder().redirect(Policy::none()).build().unwrap();
    for to in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"] {
        for name in ["next", "url", "return_to", "redirect", "to"] {
            for path in ["/", "/i", "/i/accept", "/i/decline", "/i/ask", "/i/no-mail"] {
                let address = world.url(path);
                let get = client.get(&address).query(&[(name, to)]);
                let post = client.post(&address).query(&[(name, to)]);
                let post = post.form(&[("code", "nothing"), (name, to)]);
                for asked in [get, post] {
                    let answer = asked.send().await.unwrap();
                    let status = answer.status();
                    assert!(!status.is_redirection(), "{path}?{name}={to}: {status}");
                    assert!(answer.headers().get("location").is_none());
                    assert!(answer.headers().get("refresh").is_none());
                    let page = answer.text().await.unwrap();
                    assert!(!page.contains("evil.example") && !page.contains("javascript:"));
                }
            }
        }
    }
    assert_eq!(world.form("/i", &[("code", &token)]).await.0, StatusCode::OK, "still open");
}

#[tokio::test]
async fn m04_the_pages_of_what_is_stuck_show_names_as_text() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let name = Name::new("<script>alert(1)</script>\"><img src=x>", 80).unwrap();
    world.push(&sofia, vec![Command::RenameWorkspace { name }]).await;
    let (_, token) = world.invite(&sofia, "elif@northwind.example").await;
    world.pass(limits::INVITATION_LIFE_MS);
    for path in ["/i", "/i/ask"] {
        let answer = world.client.post(world.url(path)).form(&[("code", &token)]);
        let answer = answer.send().await.unwrap();
        let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("default-src 'none'") && !policy.contains("script-src"));
        let page = answer.text().await.unwrap();
        assert!(page.contains("&#60;script&#62;"), "{page}");
        assert!(!page.contains("<script") && !page.contains("<img src=x"));
    }
}
