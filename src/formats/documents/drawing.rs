//! The document of a scenario's map: where its scenes and branches stand.

use serde_json::{Value, json};

use super::all;
use crate::domain::drawing::{MapBox, MapDrawing, MapWay};
use crate::domain::id::{ChoiceId, SceneId};
use crate::formats::json::{self, Malformed, Object};

/// Writes a map's drawing.
pub fn write_drawing(drawing: &MapDrawing) -> String {
    let scenes = drawing.scenes.iter().map(|place| {
        json!([
            place.scene.as_str(),
            place.left,
            place.top,
            place.width,
            place.height
        ])
    });
    let ways = drawing.ways.iter().map(|way| {
        let turns: Vec<&str> = way.turns.iter().map(ChoiceId::as_str).collect();
        let points: Vec<[u16; 2]> = way.points.iter().map(|(x, y)| [*x, *y]).collect();
        json!([way.from.as_str(), way.to.as_str(), turns, points])
    });
    json!({
        "taille": [drawing.width, drawing.height],
        "scenes": scenes.collect::<Vec<_>>(),
        "voies": ways.collect::<Vec<_>>(),
    })
    .to_string()
}

/// Reads a map's drawing.
///
/// # Errors
/// [`Malformed`].
pub fn read_drawing(text: &str) -> Result<MapDrawing, Malformed> {
    let value = json::parse(text)?;
    let object = Object::of(&value, &["taille", "scenes", "voies"])?;
    let (width, height) = point(object.value("taille")?)?;
    Ok(MapDrawing {
        width,
        height,
        scenes: all(object.list("scenes")?, place)?,
        ways: all(object.list("voies")?, way)?,
    })
}

fn place(value: &Value) -> Result<MapBox, Malformed> {
    let [scene, left, top, width, height] = json::list(value)? else {
        return Err(Malformed);
    };
    Ok(MapBox {
        scene: self::scene(scene)?,
        left: json::number(left)?,
        top: json::number(top)?,
        width: json::number(width)?,
        height: json::number(height)?,
    })
}

fn way(value: &Value) -> Result<MapWay, Malformed> {
    let [from, to, turns, points] = json::list(value)? else {
        return Err(Malformed);
    };
    Ok(MapWay {
        from: scene(from)?,
        to: scene(to)?,
        turns: all(json::list(turns)?, |turn| {
            ChoiceId::parse(json::words(turn)?).map_err(|_| Malformed)
        })?,
        points: all(json::list(points)?, point)?,
    })
}

fn scene(value: &Value) -> Result<SceneId, Malformed> {
    SceneId::parse(json::words(value)?).map_err(|_| Malformed)
}

fn point(value: &Value) -> Result<(u16, u16), Malformed> {
    let [x, y] = json::list(value)? else {
        return Err(Malformed);
    };
    Ok((json::number(x)?, json::number(y)?))
}
