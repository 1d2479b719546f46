package io.secunda.ingestion.observations;

/** Bodies of the kinds that figures come in, for the description of the interface. */
final class Examples {

    static final String JSON = """
            {"city_code": "320500", "variable": "gdp", "period": "2023", "value": 24653.4, "unit": "100 million yuan",
             "source": "Suzhou statistical communique 2023", "released": "2024-03-20"}""";

    static final String NDJSON = """
            {"city_code": "320500", "variable": "population", "period": "2023", "value": 1295.8, "unit": "万人", "source": "communique"}
            """;

    static final String CSV = """
            city_code,variable,period,value,unit,source,released
            320500,gdp,2023,24653.4,100 million yuan,Suzhou statistical communique 2023,2024-03-20
            """;

    static final String SDMX_CSV = """
            STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS
            dataflow,NBS:CITY(1.0.0),M,A,320500,gdp,2023,24653.4,CNY,8,P
            """;

    static final String SDMX_JSON = """
            {"data": {
              "structures": [{
                "dimensions": {
                  "series": [{"id": "REF_AREA", "values": [{"id": "320500"}]}, {"id": "INDICATOR", "values": [{"id": "gdp"}]}],
                  "observation": [{"id": "TIME_PERIOD", "values": [{"id": "2022"}, {"id": "2023"}]}]},
                "attributes": {"series": [{"id": "UNIT_MEASURE", "values": [{"id": "CNY"}]}, {"id": "UNIT_MULT", "values": [{"id": "8"}]}]}}],
              "dataSets": [{"structure": 0, "action": "Merge",
                "series": {"0:0": {"attributes": [0, 0], "observations": {"0": [23958.3], "1": [24653.4]}}}}]}}""";

    static final String JSON_STAT = """
            {"version": "2.0", "class": "dataset", "source": "Suzhou statistical yearbook", "updated": "2024-09-30",
             "id": ["city", "indicator", "year"], "size": [1, 1, 2],
             "role": {"geo": ["city"], "metric": ["indicator"], "time": ["year"]},
             "dimension": {
               "city": {"category": {"index": ["320500"], "label": {"320500": "Suzhou"}}},
               "indicator": {"category": {"index": ["gdp"], "unit": {"gdp": {"label": "100 million yuan"}}}},
               "year": {"category": {"index": ["2022", "2023"]}}},
             "value": [23958.3, 24653.4], "status": {"1": "P"}}""";

    static final String WORLD_BANK = """
            [{"page": 1, "pages": 1, "per_page": 50, "total": 1, "sourceid": "2", "lastupdated": "2024-09-19"},
             [{"indicator": {"id": "population", "value": "Population, total"}, "country": {"id": "320500", "value": "Suzhou"},
               "countryiso3code": "", "date": "2023", "value": 12958000, "unit": "persons", "obs_status": "", "decimal": 0}]]""";

    static final String BUREAU = """
            {"returncode": 200, "returndata": {
              "datanodes": [{"code": "zb.gdp_reg.320500_sj.2023", "data": {"data": 24653.4, "dotcount": 1, "hasdata": true, "strdata": "24653.4"},
                "wds": [{"wdcode": "zb", "valuecode": "gdp"}, {"wdcode": "reg", "valuecode": "320500"}, {"wdcode": "sj", "valuecode": "2023"}]}],
              "wdnodes": [{"wdcode": "zb", "nodes": [{"code": "gdp", "cname": "地区生产总值", "unit": "亿元"}]}]}}""";

    static final String EVENT = """
            {"specversion": "1.0", "id": "2024-03-20/320500/gdp", "source": "/offices/suzhou", "type": "io.secunda.observation.recorded.v1",
             "time": "2024-03-20T00:00:00Z", "datacontenttype": "application/json",
             "data": {"city": "320500", "variable": "gdp", "period": "2023", "value": 2.46534e12, "unit": "CNY"}}""";

    static final String EVENTS = "[" + EVENT + "]";

    private Examples() {}
}
