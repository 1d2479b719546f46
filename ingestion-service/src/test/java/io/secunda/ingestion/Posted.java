package io.secunda.ingestion;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;

/** Requests of the tests. */
final class Posted {

    static final String HEADER = "city_code,variable,period,value,unit,source,status,released\n";

    private Posted() {}

    /** A territory with the cities 320500 (secondary) and 310000 (core) of region YRD, and a variable of its own. */
    static void territory(String id) {
        geography(id, """
                {"memberships": [{"region_id": "YRD", "city_code": "310000", "role": "core", "source": "plan"},
                   {"region_id": "YRD", "city_code": "320500", "role": "secondary", "from": "2019", "source": "plan"}],
                 "regions": [{"region_id": "YRD", "name_en": "Yangtze River Delta", "name_zh": "长江三角洲城市群"}],
                 "cities": [
                   {"code": "310000", "name_en": "Shanghai", "name_zh": "上海市", "province": "上海市", "lon": 121.47, "lat": 31.23},
                   {"code": "320500", "name_en": "Suzhou", "name_zh": "苏州市", "province": "江苏省", "lon": "120.62", "lat": "31.32",
                    "admin_level": "prefecture_level_city"}],
                 "variables": [{"id": "metro_length", "name_en": "Metro", "unit": "km", "kind": "stock", "direction": "benefit"}],
                 "territory": {"name_en": "Test land", "windows": [5, 10]}}""").statusCode(200);
    }

    static ValidatableResponse geography(String territory, String json) {
        return given().contentType("application/json")
                .body(json)
                .when()
                .post("/api/v1/territories/" + territory + "/geography")
                .then();
    }

    static ValidatableResponse csv(String path, String territory, String body) {
        return given().contentType("text/csv; charset=UTF-8")
                .queryParam("territory", territory)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .when()
                .post("/api/v1/" + path)
                .then();
    }

    static ValidatableResponse observations(String territory, String rows) {
        return csv("observations", territory, HEADER + rows);
    }
}
